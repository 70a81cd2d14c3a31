/** How one version of the server writes iCal. */
export interface Dialect {
  /** PRODID and VERSION after BEGIN:VCALENDAR. */
  readonly header: boolean;
  /** `utc`; a stray `TZID:` line before DTSTART and a wall clock; or `DTSTART;TZID=`. */
  readonly zones: 'utc' | 'strayLine' | 'parameter';
  /** `none`; `whenNeeded`; or `always`, empty when no event has a zone. */
  readonly timeZoneBlock: 'none' | 'whenNeeded' | 'always';
  /** STATUS as CONFIRMED or CANCELLED; a bare number before. */
  readonly statusWord: boolean;
  /** DURATION even beside DTEND. */
  readonly durationAlways: boolean;
  /** A UID for every event; only where there is a referenceId before. */
  readonly uidAlways: boolean;
  /** LOCATION from the names of the resources when the event has none. */
  readonly locationFromResources: boolean;
}

const old = {
  header: false,
  timeZoneBlock: 'none',
  statusWord: false,
  durationAlways: true,
  uidAlways: false,
  locationFromResources: false,
} as const;

const fresh = {
  zones: 'parameter',
  statusWord: true,
  durationAlways: false,
  uidAlways: true,
  locationFromResources: true,
} as const;

/**
 * The versions met in the field, oldest first. `legacy` is also what partners with FEATURE_DISABLE_NEW_ICAL_STANDARD
 * get today.
 */
export const dialects = {
  legacy: { ...old, zones: 'utc' },
  'tzid-line': { ...old, zones: 'strayLine' },
  'tzid-no-vtimezone': { ...old, zones: 'parameter' },
  '2024u': { ...fresh, header: true, timeZoneBlock: 'always' },
  current: { ...fresh, header: false, timeZoneBlock: 'whenNeeded' },
} as const satisfies Record<string, Dialect>;

/** A version of the server's iCal by name. */
export type IcalVersion = keyof typeof dialects;

/** All names. */
export const icalVersions = Object.keys(dialects) as [IcalVersion, ...IcalVersion[]];
