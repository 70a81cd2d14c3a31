import { Temporal } from 'temporal-polyfill';
import type { WireObject } from '../value.ts';
import { zoneOf, type IcalLine } from './event-lines.ts';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** `-0400`. Like the server's: rounded down for negative half hours, so that -03:30 prints -0430. */
function offset(nanoseconds: number): string {
  const seconds = nanoseconds / 1e9;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((Math.abs(seconds) % 3600) / 60);
  const digits = (n: number): string => String(Math.abs(n)).padStart(2, '0');
  return `${hours < 0 ? '-' : '+'}${digits(hours)}${digits(minutes)}`;
}

function abbreviation(at: Temporal.ZonedDateTime): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: at.timeZoneId, timeZoneName: 'short' });
  const name = parts.formatToParts(at.epochMilliseconds).find((p) => p.type === 'timeZoneName')?.value ?? '';
  return /^[A-Z]{2,5}$/.test(name) ? name : at.timeZoneId;
}

function transitionLines(at: Temporal.ZonedDateTime): IcalLine[] {
  const before = at.subtract({ nanoseconds: 1 });
  const kind = at.offsetNanoseconds > before.offsetNanoseconds ? 'DAYLIGHT' : 'STANDARD';
  const utc = at.toInstant().toString({ smallestUnit: 'second' }).replace(/[-:Z]/g, '');
  // The server says "last", whatever week the change is in.
  const rule = `FREQ=YEARLY;BYMONTH=${at.month};BYDAY=-1${weekdays[at.dayOfWeek - 1] ?? ''}`;
  return [
    ['BEGIN', kind],
    ['TZOFFSETFROM', offset(before.offsetNanoseconds)],
    ['TZOFFSETTO', offset(at.offsetNanoseconds)],
    ['TZNAME', abbreviation(at)],
    ['DTSTART', utc],
    ['RRULE', rule],
    ['END', kind],
  ];
}

/** The change that was in force when the zone's first event began, and the next one. */
function zoneLines(zone: string, firstStart: number): IcalLine[] {
  const start = Temporal.Instant.fromEpochMilliseconds(firstStart * 1000).toZonedDateTimeISO(zone);
  const changes = [start.getTimeZoneTransition('previous'), start.getTimeZoneTransition('next')];
  return [['TZID', zone], ...changes.flatMap((at) => (at === null ? [] : transitionLines(at)))];
}

/** What stands in the one VTIMEZONE of a calendar: every zone of every event, glued together. Wrong, as on the server. */
export function timeZoneLines(events: readonly WireObject[]): IcalLine[] {
  const firstStarts = new Map<string, number>();
  for (const event of events) {
    const zone = zoneOf(event);
    const start = Number(event.fields['startDate'] ?? 0);
    if (zone !== null) firstStarts.set(zone, Math.min(start, firstStarts.get(zone) ?? start));
  }
  return [...firstStarts].flatMap(([zone, start]) => zoneLines(zone, start));
}
