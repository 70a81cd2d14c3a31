import type { FaultText } from './fault.ts';

/** Faults of the other ways to Kaltura: drop folders, bulk submit, sticks. */
export const DELIVERY_FAULTS = {
  'drop-unset': {
    stage: 'settings',
    retry: 'operator',
    what: 'The settings say to deliver recordings to a folder, but not to which.',
    does: 'Recordings wait here.',
    todo: 'Name the folder or server in the settings, and try the connection.',
    remedy: 'open-settings',
  },
  'drop-login-refused': {
    stage: 'settings',
    retry: 'operator',
    what: 'The server {host} refused to let Lectern in.',
    does: 'Recordings wait here; Lectern tries again now and then.',
    todo: 'Check user name and password, or the key, in the settings.',
    remedy: 'open-settings',
  },
  'drop-host-key-changed': {
    stage: 'settings',
    retry: 'operator',
    what: 'The server {host} shows another key than before: {shown} instead of {known}.',
    does: 'Lectern sent nothing to it, not even the password.',
    todo: 'Ask who runs the server. If the key was changed on purpose, forget the old one in the settings.',
    remedy: 'open-settings',
  },
  'drop-folder-missing': {
    stage: 'settings',
    retry: 'operator',
    what: 'The folder {folder} is not there.',
    does: 'Recordings wait here; Lectern tries again now and then.',
    todo: 'Connect the disk or share, or correct the folder in the settings.',
    remedy: 'open-settings',
  },
  'drop-not-writable': {
    stage: 'settings',
    retry: 'operator',
    what: 'Lectern may not write to {folder}.',
    does: 'Recordings wait here; Lectern tries again now and then.',
    todo: 'Have the rights of that folder corrected.',
    remedy: 'open-settings',
  },
  'drop-full': {
    stage: 'settings',
    retry: 'operator',
    what: 'There is no room left in {folder}.',
    does: 'Recordings wait here; Lectern tries again now and then.',
    todo: 'Make room there.',
    remedy: 'open-settings',
  },
  'drop-place-changed': {
    stage: 'upload',
    retry: 'operator',
    what: 'Recordings are to go elsewhere now, while "{title}" may have been handed over in {place} already.',
    does: 'Lectern keeps it and sends it nowhere else.',
    todo: 'Look whether it arrived. If it did not, retry: it then goes the new way.',
    remedy: 'retry-upload',
  },
  'drop-refused': {
    stage: 'upload',
    retry: 'later',
    what: 'The folder {folder} did not take a file.',
    does: 'Lectern keeps the recording and tries again.',
    todo: 'If it goes on, ask who runs the server.',
  },
} as const satisfies Record<string, FaultText>;
