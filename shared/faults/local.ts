import type { FaultText } from './fault.ts';

/** Faults of this PC: settings, journal, secrets. */
export const LOCAL_FAULTS = {
  'settings-corrupt': {
    stage: 'settings',
    retry: 'never',
    what: 'The settings could not be read.',
    does: 'They were set aside as {aside}, and Lectern started with the default settings.',
    todo: 'Check the settings, or put a good copy back.',
    remedy: 'open-settings',
  },
  'journal-corrupt': {
    stage: 'journal',
    retry: 'never',
    what: 'The journal could not be read.',
    does: 'It was set aside as {aside}, and Lectern started a new one. No recording was deleted.',
    todo: 'Recordings that were not uploaded yet are in {folder}; keep the old journal for support.',
    remedy: 'open-folder',
  },
  'schedule-corrupt': {
    stage: 'calendar',
    retry: 'now',
    what: 'The stored schedule could not be read.',
    does: 'It was set aside as {aside}; Lectern fetches the schedule again.',
    todo: '',
    remedy: 'sync-now',
  },
  'secrets-plain': {
    stage: 'settings',
    retry: 'operator',
    what: 'This PC has no keyring that Lectern can use, so the app token is stored without encryption.',
    does: 'Lectern works as usual.',
    todo: "Set up the system's keyring and pair again to have it encrypted.",
    remedy: 'open-settings',
  },
  'secrets-unavailable': {
    stage: 'settings',
    retry: 'operator',
    what: "The stored app token cannot be decrypted with this PC's keyring.",
    does: 'Lectern records the known schedule; uploads wait.',
    todo: 'Unlock the keyring and restart Lectern, or pair again.',
    remedy: 'open-pairing',
  },
  'not-paired': {
    stage: 'pairing',
    retry: 'operator',
    what: 'This device is not paired with Kaltura.',
    does: 'It records what you start by hand; nothing is uploaded.',
    todo: 'Pair it with an app token.',
    remedy: 'open-pairing',
  },
  'bad-request': {
    stage: 'settings',
    retry: 'operator',
    what: 'That cannot be done: {problem}.',
    does: 'Nothing was changed.',
    todo: 'Correct it and try again.',
  },
  'internal-error': {
    stage: 'settings',
    retry: 'never',
    what: 'Lectern met an error of its own ({where}).',
    does: 'Everything else goes on.',
    todo: 'Please save a support bundle under Diagnostics.',
    remedy: 'show-details',
  },
} as const satisfies Record<string, FaultText>;
