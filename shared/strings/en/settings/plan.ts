/** The section "Plan" of the settings. */
export const plan = {
  title: 'Plan',
  fields: {
    recordBefore: {
      label: 'Record this long before the start (seconds)',
      hint: 'For events that are recorded. A neighbouring event comes first.',
    },
    recordAfter: { label: 'Record this long after the end (seconds)', hint: 'For lecturers who overrun.' },
    liveBefore: {
      label: 'Go live this long before the start (seconds)',
      hint: 'Viewers who come early see the room instead of nothing.',
    },
    liveAfter: {
      label: 'Stay live this long after the end (seconds)',
      hint: 'Viewers see the end of a talk that overruns.',
    },
    recordLive: { label: 'Record live events on this PC as well', hint: 'A file that no network can spoil.' },
    pushLive: { label: 'Push live events to Kaltura', hint: 'Off: they are only recorded.' },
    blackoutsWin: {
      label: 'Blackouts keep events from being recorded',
      hint: 'Off: an event within a blackout is recorded all the same.',
    },
    minimumRemainderMinutes: {
      label: 'Record what is left of an event from (minutes)',
      hint: 'Of an event that gives way to another, a shorter rest is left out.',
    },
    maxDurationHours: {
      label: 'Longest recording (hours)',
      hint: 'A recording that runs longer is ended, whatever the schedule says.',
    },
  },
};
