import type { Strings } from '../../en/english.ts';

/** German for `settings.alerts`. */
export const alerts: Strings['settings']['alerts'] = {
  title: 'Benachrichtigungen',
  fields: {
    quietInLectures: {
      label: 'Ruhe während der Veranstaltung',
      hint: 'Während aufgenommen wird, werden nur deren eigene Fehler gemeldet.',
    },
    repeatMinutes: {
      label: 'Denselben Fehler wieder melden nach (Minuten)',
      hint: 'Im Fenster steht er die ganze Zeit.',
    },
  },
};
