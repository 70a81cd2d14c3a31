import type { ApiError } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import { isWireObject, type Wire, type WireObject } from '../value.ts';
import { dialects, type Dialect, type IcalVersion } from './dialect.ts';
import { eventLines, isEvent, type IcalLine } from './event-lines.ts';
import type { IcalLookUp } from './look-up.ts';
import { timeZoneLines } from './time-zone-block.ts';

const block = (name: string, lines: readonly IcalLine[]): IcalLine[] => [['BEGIN', name], ...lines, ['END', name]];

const errorLines = (error: ApiError): IcalLine[] =>
  block('VERROR', [
    ['X-KALTURA-CODE', error.code],
    ['X-KALTURA-MESSAGE', error.message],
    ['X-KALTURA-ARGUMENTS', error.args.map(([, value]) => value).join(';')],
  ]);

function objectsOf(value: Wire): readonly WireObject[] {
  if (!isWireObject(value)) return [];
  const { objects } = value.fields;
  return Array.isArray(objects) ? (objects as readonly Wire[]).filter(isWireObject) : [value];
}

function zoneBlock(events: readonly WireObject[], dialect: Dialect): IcalLine[] {
  if (dialect.timeZoneBlock === 'none') return [];
  const lines = timeZoneLines(events);
  return lines.length === 0 && dialect.timeZoneBlock === 'whenNeeded' ? [] : block('VTIMEZONE', lines);
}

function bodyLines(value: Wire, dialect: Dialect, lookUp: IcalLookUp): IcalLine[] {
  const objects = objectsOf(value);
  const total = isWireObject(value) ? value.fields['totalCount'] : undefined;
  return [
    ...zoneBlock(objects.filter(isEvent), dialect),
    ...objects.flatMap((object) =>
      isEvent(object) ? block('VEVENT', eventLines(object, dialect, lookUp)) : block(object.objectType, []),
    ),
    ...(typeof total === 'number' ? ([['X-KALTURA-TOTAL-COUNT', String(total)]] as const) : []),
  ];
}

/** A whole calendar: an event, a list of events, or VERROR. Lines end in CRLF; raw line ends inside values stay as they are. */
export function calendarText(outcome: Outcome, version: IcalVersion, lookUp: IcalLookUp): string {
  const dialect: Dialect = dialects[version];
  const header: IcalLine[] = dialect.header
    ? [
        ['PRODID', '-//Kaltura Inc//Kaltura Server Venus-22.19.0//EN'],
        ['VERSION', '2.0'],
      ]
    : [];
  const inner = 'error' in outcome ? errorLines(outcome.error) : bodyLines(outcome.value, dialect, lookUp);
  return block('VCALENDAR', [...header, ...inner])
    .map(([name, value]) => `${name}:${value}\r\n`)
    .join('');
}
