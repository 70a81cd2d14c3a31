import type { Strings } from '../../en/english.ts';

/** German for `settings.capture`. */
export const capture: Strings['settings']['capture'] = {
  title: 'Aufnahme',
  fields: {
    folder: { label: 'Ordner für Aufnahmen', hint: 'Absoluter Pfad. Leer: der Ordner der App.' },
    ffmpegPath: { label: 'Pfad von ffmpeg', hint: 'Leer: das mitgelieferte, dann das des Systems.' },
    armSeconds: {
      label: 'Quellen so lange vorher öffnen (Sekunden)',
      hint: 'Eine Kamera, die nicht antwortet, fällt vor Beginn auf.',
    },
    rehearseMinutes: {
      label: 'Jedes Ereignis so lange vor dem Beginn proben (Minuten)',
      hint: 'Alle Quellen werden für einige Sekunden geöffnet und beurteilt, dazu Datenträger, Token und Uhr. 0: nie.',
    },
    prerollSeconds: {
      label: 'So viel vor dem Druck auf „Start“ behalten (Sekunden)',
      hint: 'Die Quellen bleiben dafür offen. 0: nichts.',
    },
    undoStopSeconds: {
      label: 'Ein Stopp lässt sich zurücknehmen für (Sekunden)',
      hint: 'So lange läuft die Aufnahme still weiter, damit nichts verloren geht.',
    },
    keepPausedSpans: {
      label: 'Behalten, was in einer Pause aufläuft',
      hint: 'In einer eigenen Datei, die nie hochgeladen wird. Aus: eine Pause wird nicht aufgezeichnet.',
    },
  },
};
