import { Temporal } from 'temporal-polyfill';
import { isZone } from '../wall-time.ts';
import { lineOf, type Component } from './components.ts';
import { WINDOWS_ZONES } from './windows-zones.ts';

const MOST_ZONES = 1000;

/** Gives the IANA zone (or fixed offset such as `+01:00`) of a TZID; null when nobody can tell. */
export type ZoneOf = (tzid: string) => string | null;

/**
 * Resolves the TZIDs of a calendar: IANA names, also behind a prefix as in `/example.org/Europe/Zurich`, Windows names,
 * and names of the calendar's own by what its VTIMEZONE says. The rules of a VTIMEZONE are only compared, never
 * followed: many are wrong, and IANA's are kept up to date by this PC.
 */
export function zonesOf(calendar: Component): ZoneOf {
  const own = new Map<string, Component>();
  for (const c of calendar.inner) {
    const tzid = c.name === 'VTIMEZONE' ? lineOf(c, 'TZID')?.value.trim() : undefined;
    if (tzid !== undefined) own.set(tzid, c);
  }
  const known = new Map<string, string | null>();
  return (tzid) => {
    const found = known.get(tzid);
    if (found !== undefined) return found;
    // There are some 600 zones: a calendar that names more makes them up.
    if (known.size >= MOST_ZONES) return null;
    const zone = byName(tzid) ?? byDefinition(own.get(tzid));
    known.set(tzid, zone);
    return zone;
  };
}

function byName(tzid: string): string | null {
  const name = tzid.trim().slice(0, 200);
  if (isZone(name)) return name;
  if (Object.hasOwn(WINDOWS_ZONES, name)) return WINDOWS_ZONES[name]!;
  const parts = name.split('/');
  const tails = [parts.slice(-3).join('/'), parts.slice(-2).join('/')];
  return tails.find((tail) => tail.includes('/') && isZone(tail)) ?? null;
}

function byDefinition(definition: Component | undefined): string | null {
  if (definition === undefined) return null;
  const located = byName(lineOf(definition, 'X-LIC-LOCATION')?.value ?? '');
  if (located !== null) return located;
  const standard = observance(definition, 'STANDARD');
  const daylight = observance(definition, 'DAYLIGHT');
  if (standard === null) return null;
  if (daylight === null || daylight.offset === standard.offset) return standard.offset;
  return COMMON_ZONES.find((zone) => hasYear(zone, standard, daylight)) ?? null;
}

/** When a time of the year begins, and its offset as `+01:00`. */
interface Observance {
  readonly offset: string;
  readonly month: number;
}

/** The newest STANDARD or DAYLIGHT of a VTIMEZONE. */
function observance(definition: Component, name: string): Observance | null {
  const begins = (c: Component): string => lineOf(c, 'DTSTART')?.value ?? '';
  const newest = definition.inner
    .filter((c) => c.name === name)
    .reduce<Component | null>((best, c) => (best && begins(best) > begins(c) ? best : c), null);
  if (newest === null) return null;
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)/.exec(lineOf(newest, 'TZOFFSETTO')?.value.trim() ?? '') ?? [];
  if (sign === undefined || hours === undefined || minutes === undefined) return null;
  const ofRule = /BYMONTH=(\d+)/i.exec(lineOf(newest, 'RRULE')?.value ?? '')?.[1];
  const month = Number(ofRule ?? begins(newest).slice(4, 6));
  return month >= 1 && month <= 12 ? { offset: `${sign}${hours}:${minutes}`, month } : null;
}

/** Zones whose clocks change, the most used first. */
const COMMON_ZONES = [
  ...['Europe/Berlin', 'Europe/London', 'Europe/Helsinki', 'America/New_York', 'America/Chicago', 'America/Denver'],
  ...['America/Los_Angeles', 'America/Anchorage', 'America/Halifax', 'America/St_Johns', 'Australia/Sydney'],
  ...['Australia/Adelaide', 'Pacific/Auckland', 'America/Santiago', 'Asia/Jerusalem', 'Africa/Cairo', 'Asia/Beirut'],
];

/** Whether a zone changes its clock in those months, to those offsets, these days. */
function hasYear(zone: string, standard: Observance, daylight: Observance): boolean {
  return [standard, daylight].every(({ offset, month }) => {
    // Changes happen by the end of their month: the first of the month after is on the new time.
    const after = Temporal.PlainDate.from({ year: 2026, month, day: 1 }).add({ months: 1 });
    const before = Temporal.PlainDate.from({ year: 2026, month, day: 1 });
    const offsetOn = (day: Temporal.PlainDate): string =>
      day.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).offset;
    return offsetOn(after) === offset && offsetOn(before) !== offset;
  });
}
