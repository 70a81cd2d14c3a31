import type { ConflictRule, Reason } from '../../domain/slot.ts';
import type { Formats } from '../format.ts';

/** How each reason reads: a whole sentence about the event. */
export type ReasonWords = {
  readonly [W in Reason['why']]: (reason: Extract<Reason, { why: W }>, f: Formats) => string;
};

const rules: Readonly<Record<ConflictRule, string>> = {
  'running-first': 'it is being recorded already',
  priority: 'it has the higher priority',
  'kaltura-first': 'it is scheduled in Kaltura itself',
  'earlier-start': 'it starts earlier',
  'earlier-created': 'it was scheduled earlier',
  'lower-id': 'it has the lower event id',
  override: 'the operator decided so',
};

const reasons: ReasonWords = {
  scheduled: () => 'It is scheduled for this room.',
  operator: ({ note }) => (note === '' ? 'The operator decided so.' : `The operator decided so: “${note}”.`),
  'not-for-this-device': ({ kind }) => `An event of the kind “${kind}” is not for a capture device.`,
  cancelled: () => 'The event is cancelled in Kaltura.',
  deleted: () => 'The event was deleted in Kaltura.',
  'removed-from-schedule': () => 'The event is no longer in the schedule.',
  'moved-in-schedule': ({ start, end }, f) =>
    `The event is at another time now: ${f.day(start)}, ${f.span(start, end)}.`,
  'zero-length': () => 'The event ends when it begins.',
  'too-long': ({ limitMs }, f) =>
    `The event is longer than ${f.duration(limitMs)}, which is the limit in the settings.`,
  blackout: ({ title }) => `The blackout “${title}” covers it.`,
  'blackout-overridden': ({ title }) => `It is recorded in spite of the blackout “${title}”.`,
  'conflict-won': ({ title, rule }) => `It goes before “${title}”, since ${rules[rule]}.`,
  'conflict-lost': ({ title, rule }) => `“${title}” goes first, since ${rules[rule]}.`,
  'clipped-by-conflict': ({ title, lostMs }, f) => `${f.duration(lostMs)} are left to “${title}”.`,
  'remainder-too-short': ({ remainderMs, minimumMs }, f) =>
    `Only ${f.duration(remainderMs)} would be left; at least ${f.duration(minimumMs)} are worth a recording.`,
  'late-join': ({ missedMs }, f) => `Lectern joined late; the first ${f.duration(missedMs)} are missing.`,
  missed: ({ missedMs }, f) => `Lectern was not running for the ${f.duration(missedMs)} of the event.`,
  'recording-off': () => 'Recording is switched off for events of this kind.',
  'pushing-off': () => 'Pushing live is switched off.',
  duplicate: ({ of }) => `It is the same as event ${of}.`,
  'no-source': () => 'No source is set up.',
};

/** Why a slot or a recording is as it is. */
export const why = { rules, reasons };
