import type { DeviceCheck, DeviceLine } from '../../diagnosis/device-check.ts';
import type { PermissionCheck, PermissionLine } from '../../diagnosis/examination.ts';
import type { LogLine } from '../../diagnosis/log-line.ts';

const ROLE = 'setrole:CAPTURE_DEVICE_ROLE';

const checks: Readonly<Record<DeviceCheck, string>> = {
  ffmpeg: 'ffmpeg is there',
  encoders: 'Video encoders',
  folder: 'The folder for recordings can be written',
  disk: 'Free space, and what the next day needs',
  clock: 'This PC’s clock against Kaltura’s',
  network: 'Kaltura can be reached',
  secrets: 'How secrets are kept',
  sources: 'Sources',
};

const checkStates: Readonly<Record<DeviceLine['state'], string>> = {
  ok: 'fine',
  warning: 'look at it',
  failed: 'wrong',
  skipped: 'not tried',
};

const levels: Readonly<Record<LogLine['level'], string>> = {
  debug: 'Everything',
  info: 'Information and worse',
  warn: 'Warnings and worse',
  error: 'Errors only',
};

/** The view "Diagnostics". */
export const diagnostics = {
  checksTitle: 'Checks of this PC',
  checksIntro: 'Each has a number, so that it can be named on the telephone.',
  run: 'Run all checks',
  running: 'Checking …',
  again: (check: string) => `Check again: ${check}`,
  checks,
  checkStates,
  logTitle: 'Log',
  level: 'How bad',
  levels,
  stage: 'Part',
  everyStage: 'Every part',
  find: 'Find in the log',
  refresh: 'Read again',
  noLines: 'No line of the log is like that.',
  newest: (n: number) => `The newest ${n} lines, newest first`,
  bundleTitle: 'Support bundle',
  bundleIntro:
    'Settings, journal, log and the state of this device, to be sent to whoever helps you. Secrets are taken out. Look at it before you save it.',
  gather: 'Gather it',
  gathering: 'Gathering …',
  save: 'Save as a file …',
  saved: (path: string) => `Saved as ${path}`,
  letters: (n: string) => `${n} letters`,
};

const permissionStates: Readonly<Record<PermissionLine['state'], string>> = {
  ok: 'allowed',
  missing: 'missing',
  failed: 'failed',
  skipped: 'not tried',
};

const permissions: Readonly<Record<PermissionCheck, string>> = {
  time: 'The clocks agree',
  'widget-session': 'The server knows the account',
  'app-token-session': 'The app token is accepted',
  role: 'The token has a role',
  schedule: 'Read the schedule',
  blackouts: 'Read blackouts',
  resources: 'List rooms and devices',
  'template-entry': 'Read template entries',
  'upload-token': 'Begin an upload',
  'entry-content': 'Put an upload into an entry',
  'live-entry': 'Read where to push live',
  'bulk-upload': 'Submit bulk uploads',
  'entry-list': 'Find entries by their reference id',
};

/** The permission doctor. */
export const doctor = {
  title: 'Permissions in Kaltura',
  intro: 'Tries, one by one, what a capture device needs. Nothing is changed but for one empty upload token.',
  run: 'Check permissions',
  running: 'Checking …',
  states: permissionStates,
  permissions,
  tryAgain: `Try again; if it goes on, ask your Kaltura administrator about the app token and ${ROLE}.`,
  askRole: `Ask your Kaltura administrator to add ${ROLE} to the session privileges of the app token.`,
  askEntry: (action: string) =>
    `Ask your Kaltura administrator whether the entry exists, whether the role of the app token may call ${action}, and whether the token needs the privilege disableentitlement to see it.`,
  askOwnRole: (action: string) =>
    `Ask your Kaltura administrator for a role of your own that may do what ${ROLE} may, and call ${action} besides; or choose another way in the settings.`,
  askAction: (action: string) =>
    `Ask your Kaltura administrator to give the app token the role for capture devices (${ROLE}), or to allow ${action} for the role that it has.`,
};
