import { alerts } from './faults/alerts.ts';
import { calendar } from './faults/calendar.ts';
import { capture } from './faults/capture.ts';
import { delivery } from './faults/delivery.ts';
import { kaltura } from './faults/kaltura.ts';
import { live } from './faults/live.ts';
import { local } from './faults/local.ts';
import { sources } from './faults/sources.ts';
import { upload } from './faults/upload.ts';
import type { FaultTexts } from '../en/english.ts';

/** Every fault in German. */
export const faults: FaultTexts = {
  ...kaltura,
  ...calendar,
  ...capture,
  ...sources,
  ...live,
  ...upload,
  ...delivery,
  ...local,
  ...alerts,
};
