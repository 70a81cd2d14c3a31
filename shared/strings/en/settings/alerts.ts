/** The section "Alerts" of the settings. */
export const alerts = {
  title: 'Alerts',
  fields: {
    quietInLectures: { label: 'Quiet during lectures', hint: 'While one is recorded, only its own faults are told.' },
    repeatMinutes: {
      label: 'Tell the same fault again after (minutes)',
      hint: 'It is shown in the window all the time.',
    },
  },
};
