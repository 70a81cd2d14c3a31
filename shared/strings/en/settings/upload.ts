/** The section "Upload" of the settings. */
export const upload = {
  title: 'Upload',
  fields: {
    automatic: {
      label: 'Upload by itself',
      hint: 'Off: a recording waits until somebody uploads it under Recordings.',
    },
    notWhileCapturing: {
      label: 'Wait with uploads while a lecture is recorded',
      hint: 'For rooms whose network is slow.',
    },
    rateCapKbps: { label: 'Use at most (kbit/s)', hint: '0: no limit.' },
    parallelChunks: { label: 'Pieces sent at a time', hint: 'More are faster over long distances.' },
    keepDays: {
      label: 'Keep uploaded recordings for (days)',
      hint: 'A recording that Kaltura has not confirmed is never deleted.',
    },
    requireReady: {
      label: 'Delete only when Kaltura has converted it',
      hint: 'Off: it is enough that Kaltura has every byte.',
    },
    writeBackEntryIds: {
      label: 'Write the entry into the event',
      hint: 'The scheduled event then names what was made of it.',
    },
  },
};
