import { plus, type Instant } from '../../../shared/domain/instant.ts';
import { chooseInterval, meaningsOf, readDurationMs, readTime } from '../ical/times.ts';
import type { Meanings } from '../wall-time.ts';
import { lineOf, type Component } from './components.ts';
import type { ContentLine } from './content-lines.ts';
import type { ZoneOf } from './zones.ts';

/** The times of one VEVENT. */
export interface FeedTimes {
  readonly start: Instant;
  readonly end: Instant;
  /** Zone of the start; null for UTC. */
  readonly zone: string | null;
  readonly rule: string;
  readonly added: readonly Instant[];
  readonly excluded: readonly Instant[];
  /** Which occurrence of its series this component replaces; null for an event of its own. */
  readonly replaces: Instant | null;
  readonly repaired: readonly string[];
}

/** What a time of a feed is read with: floating times are the room's (§3.3.5 form 1). */
export interface FeedZones {
  readonly zoneOf: ZoneOf;
  readonly roomZone: string;
}

/** Reads the times of a VEVENT to instants. `all-day` for an event of whole days; else what is wrong with them. */
export function timesOf(event: Component, zones: FeedZones): FeedTimes | 'all-day' | { readonly problem: string } {
  const startLine = lineOf(event, 'DTSTART');
  if (startLine === null) return { problem: 'it has no start' };
  if (isDate(startLine)) return 'all-day';
  const starts = meaningsIn(startLine, startLine.value, zones);
  if (typeof starts === 'string') return { problem: starts };

  const repaired: string[] = [];
  const endLine = lineOf(event, 'DTEND');
  const durationMs = readDurationMs(lineOf(event, 'DURATION')?.value.trim() ?? '');
  let interval;
  if (endLine !== null) {
    const ends = meaningsIn(endLine, endLine.value, zones);
    if (typeof ends === 'string') return { problem: `its end is wrong: ${ends}` };
    if (durationMs !== null) repaired.push('It has an end and a duration; the end was taken.');
    interval = chooseInterval(starts, ends, durationMs);
  } else {
    // Without either the event takes no time (§3.6.1).
    interval = { start: starts[0], end: plus(starts[0], durationMs ?? 0), isGuess: false };
  }
  if (event.lines.filter((l) => l.name === 'RRULE').length > 1)
    repaired.push('It has several rules; the first was taken.');
  const replacesLine = lineOf(event, 'RECURRENCE-ID');
  const replaces = replacesLine && meaningsIn(replacesLine, replacesLine.value, zones);
  if (typeof replaces === 'string') return { problem: `its RECURRENCE-ID is wrong: ${replaces}` };
  if (replacesLine?.params['RANGE']) repaired.push('It changes all that follow; only the one it names was changed.');
  return {
    start: interval.start,
    end: interval.end,
    zone: zoneIn(startLine, zones),
    rule: lineOf(event, 'RRULE')?.value ?? '',
    added: instantsIn(event, 'RDATE', zones, repaired),
    excluded: instantsIn(event, 'EXDATE', zones, repaired),
    replaces: replaces ? replaces[0] : null,
    repaired,
  };
}

const isDate = ({ params, value }: ContentLine): boolean =>
  params['VALUE']?.toUpperCase() === 'DATE' || /^\d{8}$/.test(value.trim());

/** The zone that a time stands in; null for UTC. A name that nobody knows stays, for the message. */
function zoneIn({ params, value }: ContentLine, { zoneOf, roomZone }: FeedZones): string | null {
  if (/Z$/i.test(value.trim())) return null;
  const tzid = params['TZID'];
  return tzid === undefined ? roomZone : (zoneOf(tzid) ?? tzid);
}

function meaningsIn(line: ContentLine, value: string, zones: FeedZones): Meanings | string {
  const time = readTime(value.trim());
  if (time === null) return `"${value.slice(0, 40)}" is no time`;
  const zone = zoneIn(line, zones) ?? 'UTC';
  return meaningsOf(time, zone) ?? `the time zone "${zone.slice(0, 60)}" is not known`;
}

/** More dates than this in one event are noise. */
const MOST_DATES = 5000;

/** The times of all RDATE or EXDATE lines; of a period its start, of a whole day nothing. */
function instantsIn(event: Component, name: string, zones: FeedZones, repaired: string[]): readonly Instant[] {
  const instants: Instant[] = [];
  let looked = 0;
  for (const line of event.lines) {
    if (line.name !== name) continue;
    for (const part of line.value.split(',', MOST_DATES - looked)) {
      looked += 1;
      const found = meaningsIn(line, part.split('/')[0] ?? '', zones);
      if (typeof found !== 'string') instants.push(found[0]);
      else if (repaired.length < 10) repaired.push(`A ${name} was left out: ${found}.`);
    }
    if (looked >= MOST_DATES) break;
  }
  return instants;
}
