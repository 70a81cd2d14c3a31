import { account } from './settings/account.ts';
import { alerts } from './settings/alerts.ts';
import { capture } from './settings/capture.ts';
import { consoleWords } from './settings/console.ts';
import { delivery } from './settings/delivery.ts';
import { live } from './settings/live.ts';
import { plan } from './settings/plan.ts';
import { schedule } from './settings/schedule.ts';
import { upload } from './settings/upload.ts';

/** The view "Settings": each section with its fields, every field with one line that explains it. */
export const settings = {
  search: 'Search the settings',
  nothingFound: 'No setting is called that or explained by that.',
  locked: 'Set by your organisation',
  ...{ account, schedule, plan, capture, live, upload, delivery, alerts, console: consoleWords },
};
