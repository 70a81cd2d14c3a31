import type { Strings } from '../../en/english.ts';

/** German for `settings.console`. */
export const consoleWords: Strings['settings']['console'] = {
  title: 'Dieses Fenster',
  fields: {
    theme: { label: 'Farben', hint: 'Hell oder dunkel, oder wie das System eingestellt ist.' },
    language: { label: 'Sprache', hint: 'Von Fenster, Symbolleiste und allen Meldungen.' },
    zone: {
      label: 'Zeitzone des Raums',
      hint: 'Wie in der IANA-Liste, zum Beispiel Europe/Berlin. Leer: die Zone dieses PCs.',
    },
    compact: {
      label: 'Kompaktes Fenster',
      hint: 'Zeigt nur, was gerade geschieht, und lässt Platz für andere Programme.',
    },
    startAtLogin: { label: 'Lectern beim Anmelden starten', hint: 'Ein Gerät, das nicht läuft, nimmt nichts auf.' },
  },
  themes: { auto: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  languages: { auto: 'Wie das System', en: 'English', de: 'Deutsch' },
};
