import type { Strings } from '../en/english.ts';

const rules: Strings['why']['rules'] = {
  'running-first': 'es wird schon aufgenommen',
  priority: 'es hat die höhere Priorität',
  'kaltura-first': 'es steht im Plan von Kaltura selbst',
  'earlier-start': 'es beginnt früher',
  'earlier-created': 'es wurde früher geplant',
  'lower-id': 'es hat die kleinere Nummer',
  override: 'so wurde es hier entschieden',
};

const reasons: Strings['why']['reasons'] = {
  scheduled: () => 'Es ist für diesen Raum geplant.',
  operator: ({ note }) => (note === '' ? 'So wurde es hier entschieden.' : `So wurde es hier entschieden: „${note}“.`),
  'not-for-this-device': ({ kind }) => `Ein Ereignis der Art „${kind}“ ist nichts für ein Aufnahmegerät.`,
  cancelled: () => 'Das Ereignis ist in Kaltura abgesagt.',
  deleted: () => 'Das Ereignis wurde in Kaltura gelöscht.',
  'removed-from-schedule': () => 'Das Ereignis steht nicht mehr im Plan.',
  'moved-in-schedule': ({ start, end }, f) =>
    `Das Ereignis ist jetzt zu einer anderen Zeit: ${f.day(start)}, ${f.span(start, end)}.`,
  'zero-length': () => 'Das Ereignis endet, wenn es beginnt.',
  'too-long': ({ limitMs }, f) =>
    `Das Ereignis ist länger als ${f.duration(limitMs)}, die Grenze in den Einstellungen.`,
  blackout: ({ title }) => `Die Sperrzeit „${title}“ liegt darüber.`,
  'blackout-overridden': ({ title }) => `Es wird trotz der Sperrzeit „${title}“ aufgenommen.`,
  'conflict-won': ({ title, rule }) => `Es geht vor „${title}“: ${rules[rule]}.`,
  'conflict-lost': ({ title, rule }) => `„${title}“ geht vor: ${rules[rule]}.`,
  'clipped-by-conflict': ({ title, lostMs }, f) => `${f.duration(lostMs)} bleiben „${title}“ überlassen.`,
  'remainder-too-short': ({ remainderMs, minimumMs }, f) =>
    `Nur ${f.duration(remainderMs)} blieben übrig; eine Aufnahme lohnt sich ab ${f.duration(minimumMs)}.`,
  'late-join': ({ missedMs }, f) => `Lectern kam später dazu; die ersten ${f.duration(missedMs)} fehlen.`,
  missed: ({ missedMs }, f) => `Lectern lief während der ${f.duration(missedMs)} des Ereignisses nicht.`,
  'recording-off': () => 'Für diese Art von Ereignis ist die Aufnahme ausgeschaltet.',
  'pushing-off': () => 'Das Live-Senden ist ausgeschaltet.',
  duplicate: ({ of }) => `Es ist dasselbe wie Ereignis ${of}.`,
  'no-source': () => 'Es ist keine Quelle eingerichtet.',
};

/** German for `why`. */
export const why: Strings['why'] = { rules, reasons };
