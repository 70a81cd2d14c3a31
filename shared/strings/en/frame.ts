/** Navigation and header. */
export const nav = {
  label: 'Views',
  views: {
    today: 'Today',
    recordings: 'Recordings',
    conflicts: 'Conflicts',
    changes: 'Changes',
    devices: 'Devices',
    settings: 'Settings',
    diagnostics: 'Diagnostics',
  },
  conflictCount: (n: number) => `${n} ${n === 1 ? 'conflict' : 'conflicts'}`,
  lastSync: (when: string) => `synced ${when}`,
};

export const header = { state: 'State of this device', compact: 'Compact window', whole: 'Whole window' };

/** Buttons beside faults. */
export const remedies = {
  'open-settings': 'Settings',
  'open-pairing': 'Pairing',
  'open-devices': 'Devices',
  'open-folder': 'Open folder',
  'sync-now': 'Sync now',
  'retry-upload': 'Retry',
  'restart-source': 'Devices',
  'show-details': 'Details',
};

/** Words that many views need. */
export const common = {
  cancel: 'Cancel',
  close: 'Close',
};
