/** The section "Upload" of the settings. */
export const upload = {
  title: 'Upload',
  orders: { 'oldest-first': 'The oldest', 'shortest-first': 'The shortest', 'by-hand': 'As put in order by hand' },
  fields: {
    automatic: {
      label: 'Upload by itself',
      hint: 'Off: a recording waits until somebody uploads it under Recordings.',
    },
    notWhileCapturing: {
      label: 'Wait with uploads while a lecture is recorded',
      hint: 'For rooms whose network is slow.',
    },
    whileCapturing: {
      label: 'Begin to upload while it is being recorded',
      hint: 'It is in Kaltura soon after its end. Its file has the index at the end. Kaltura drops a cancelled one after some days.',
    },
    order: { label: 'Which recording goes first', hint: 'Of several that wait. “Upload now” goes before all others.' },
    quietHours: {
      label: 'Quiet hours',
      hint: 'Every day nothing is sent in these hours, by the clock of the room, except what somebody wants now.',
    },
    quietFrom: { label: 'Quiet from', hint: 'Hours and minutes, such as 08:00.' },
    quietTo: { label: 'Quiet to', hint: 'Earlier than the beginning: the next morning.' },
    randomDelayMinutes: {
      label: 'Begin at random within (minutes)',
      hint: 'So that the rooms of a site do not all begin at once. 0: at once.',
    },
    withoutTemplate: {
      label: 'Upload also without the template entry',
      hint: 'Off: when Kaltura ignores the template of an event, Lectern asks under Recordings what to do.',
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
    asEventOwner: {
      label: 'Upload as the owner of the event',
      hint: 'The entry then belongs to that person. Works only with an app token that fixes no user.',
    },
    writeBackEntryIds: {
      label: 'Write the entry into the event',
      hint: 'The scheduled event then names what was made of it.',
    },
    markChapters: {
      label: 'Mark gaps as chapters in Kaltura',
      hint: 'Where something is missing, the player then says so. If the role may not, nothing happens.',
    },
  },
};
