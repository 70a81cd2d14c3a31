import type { Strings } from '../en/english.ts';
import { account } from './settings/account.ts';
import { alerts } from './settings/alerts.ts';
import { capture } from './settings/capture.ts';
import { consoleWords } from './settings/console.ts';
import { delivery } from './settings/delivery.ts';
import { live } from './settings/live.ts';
import { plan } from './settings/plan.ts';
import { schedule } from './settings/schedule.ts';
import { upload } from './settings/upload.ts';

/** German for `settings`. */
export const settings: Strings['settings'] = {
  search: 'Einstellungen durchsuchen',
  nothingFound: 'Keine Einstellung heißt so oder wird damit erklärt.',
  locked: 'Von Ihrer Organisation festgelegt',
  ...{ account, schedule, plan, capture, live, upload, delivery, alerts, console: consoleWords },
};
