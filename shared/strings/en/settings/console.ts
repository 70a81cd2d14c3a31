/** The section "This window" of the settings. */
export const consoleWords = {
  title: 'This window',
  fields: {
    theme: { label: 'Colours', hint: 'Light or dark, or as the system is set.' },
    language: { label: 'Language', hint: 'Of this window, the tray and all messages.' },
    zone: {
      label: 'Time zone of the room',
      hint: 'As in the IANA list, for example Europe/Berlin. Empty: the zone of this PC.',
    },
    compact: {
      label: 'Compact window',
      hint: 'Shows what is going on now and nothing else, to stand beside other programs.',
    },
    startAtLogin: { label: 'Start Lectern at log-in', hint: 'A device that is not started records nothing.' },
  },
  themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
  languages: { auto: 'As the system', en: 'English', de: 'Deutsch' },
};
