/**
 * The property names that Kaltura writes into an event (KalturaICalSerializer), in its order. Kaltura neither folds nor
 * escapes, so a line that begins with none of them belongs to the value above it.
 */
const NAMES: ReadonlySet<string> = new Set([
  'UID',
  'SUMMARY',
  'DESCRIPTION',
  'STATUS',
  'GEOLATITUDE',
  'GEOLONGITUDE',
  'LOCATION',
  'PRIORITY',
  'SEQUENCE',
  'DURATION',
  'CONTACT',
  'COMMENT',
  'ORGANIZER',
  'TZID',
  'DTSTART',
  'DTEND',
  'CLASS',
  'DTSTAMP',
  'RELATED-TO',
  'RRULE',
]);

/** Longer than any name with a TZID parameter; a name is looked for no further. */
const LONGEST_HEAD = 200;

/** Name, parameters and start of the value of a line that begins a property; null for a line that continues one. */
export interface Head {
  readonly name: string;
  /** What stands between the name and the colon, e.g. `TZID=America/New_York`; empty mostly. */
  readonly params: string;
  readonly valueFrom: number;
}

/** Reads the head of the line that begins at `from`; null when it begins no property of Kaltura's. */
export function headAt(text: string, from: number, to: number): Head | null {
  const last = Math.min(to, from + LONGEST_HEAD);
  let nameTo = from;
  while (nameTo < last && isNameChar(text.charCodeAt(nameTo))) nameTo += 1;
  if (nameTo === from || nameTo === last) return null;
  const mark = text[nameTo];
  if (mark !== ':' && mark !== ';') return null;
  const name = text.slice(from, nameTo).toUpperCase();
  if (!NAMES.has(name) && !name.startsWith('X-KALTURA-')) return null;
  if (mark === ':') return { name, params: '', valueFrom: nameTo + 1 };
  const colon = text.slice(nameTo, last).indexOf(':');
  return colon < 0 ? null : { name, params: text.slice(nameTo + 1, nameTo + colon), valueFrom: nameTo + colon + 1 };
}

/** A letter or a hyphen. */
const isNameChar = (c: number): boolean => (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 45;
