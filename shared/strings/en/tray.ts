/** The tray's tooltip and menu, and what the desktop says outside the window. */
export const tray = {
  notPaired: 'Lectern: not paired with Kaltura yet',
  /** `state` is one of the device's words. */
  tooltip: (state: string, next: string | null) => `Lectern: ${state}${next === null ? '' : `; ${next}`}`,
  recording: (title: string, left: string) => `Recording ${title}, ${left} left`,
  live: (title: string, left: string) => `Live: ${title}, ${left} left`,
  paused: (title: string) => `Paused: ${title}`,
  stopped: (title: string) => `Stopped: ${title}`,
  finishing: (title: string) => `Finishing ${title}`,
  opening: (title: string) => `Opening sources for ${title}`,
  next: (when: string) => `next ${when}`,
  nextEvent: (when: string, title: string) => `Next ${when}: ${title}`,
  nothingNext: 'Nothing scheduled',
  open: 'Open Lectern',
  startNow: 'Start recording now',
  startEarly: (title: string) => `Start “${title}” now`,
  stop: 'Stop recording',
  undoStop: 'Undo stop',
  extend: 'Extend',
  extendBy: (minutes: number) => `${minutes} minutes`,
  pause: 'Pause',
  resume: 'Continue',
  uploads: (n: number, share: string) => `Uploading ${n} ${n === 1 ? 'recording' : 'recordings'}, ${share}`,
  sync: 'Sync now',
  settings: 'Settings',
  quit: 'Quit',
  adHocTitle: 'Ad-hoc recording',
};

/** Questions in native dialogs. */
export const dialogs = {
  quit: {
    title: 'A lecture is being recorded',
    detail: (title: string) =>
      `“${title}” is under way. If Lectern quits, the recording is interrupted; it goes on when Lectern is started again before its end.`,
    stay: 'Keep recording',
    leave: 'Quit anyway',
  },
  pairLink: {
    title: 'Pair this device?',
    detail: (server: string, partner: number) =>
      `A link asks to pair this device with partner ${partner} at ${server}. Only go on if you asked for this link.`,
    pair: 'Pair',
    cancel: 'Cancel',
  },
  badPairLink: 'This pairing link cannot be read.',
};
