import { ALERT_FAULTS } from './alerts.ts';
import { CALENDAR_FAULTS } from './calendar.ts';
import { CAPTURE_FAULTS } from './capture.ts';
import { DELIVERY_FAULTS } from './delivery.ts';
import { KALTURA_FAULTS } from './kaltura.ts';
import { LIVE_FAULTS } from './live.ts';
import { LOCAL_FAULTS } from './local.ts';
import { SOURCE_FAULTS } from './sources.ts';
import { UPLOAD_FAULTS } from './upload.ts';

/** Every fault that Lectern can name, by code. */
export const CATALOGUE = {
  ...KALTURA_FAULTS,
  ...CALENDAR_FAULTS,
  ...CAPTURE_FAULTS,
  ...SOURCE_FAULTS,
  ...LIVE_FAULTS,
  ...UPLOAD_FAULTS,
  ...DELIVERY_FAULTS,
  ...LOCAL_FAULTS,
  ...ALERT_FAULTS,
} as const;
