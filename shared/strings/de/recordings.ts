import type { Strings } from '../en/english.ts';

/** German for `recordings`. */
export const recordings: Strings['recordings'] = {
  none: 'Es wurde noch nichts aufgenommen.',
  noneHint: 'Hier erscheint jede Aufnahme, sobald sie beginnt, mit ihrem Weg zu Kaltura.',
  uploading: (share, rate, left) => `${share} · ${rate} · noch ${left}`,
  uploadingSlow: (share) => share,
  held: 'Zurückgehalten',
  waiting: 'Wartet auf die Reihe',
  progress: (title) => `Hochladen von ${title}`,
  gaps: (n) => `${n} ${n === 1 ? 'Lücke' : 'Lücken'}`,
  adHoc: 'Spontan',
  retry: 'Erneut versuchen',
  hold: 'Hochladen zurückhalten',
  release: 'Jetzt hochladen',
  openFolder: 'Ordner öffnen',
  why: 'Warum',
  whyIncomplete: 'Was fehlt, und warum',
  gap: (track, from, length, cause) => `${track}: ${length} ab ${from}, ${cause}`,
  cause: {
    'source-lost': 'die Quelle fiel aus',
    restart: 'Lectern oder der PC startete neu',
    late: 'die Aufnahme begann spät',
    paused: 'hier angehalten',
    overload: 'der PC kam nicht mit',
  },
  scheduledFor: (span) => `Geplant ${span}`,
  columns: { track: 'Spur', size: 'Größe', step: 'Stand', entry: 'Eintrag in Kaltura' },
};
