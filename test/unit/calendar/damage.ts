import fc from 'fast-check';

/** A document of events, each of which is one piece of its text. */
export interface Pieces {
  readonly head: string;
  readonly events: readonly string[];
  readonly between: string;
  readonly tail: string;
}

export const whole = ({ head, events, between, tail }: Pieces): string => head + events.join(between) + tail;

/** Cuts a text into events at `begin`…`end`. */
export function piecesOf(text: string, begin: string, end: string, between: string): Pieces {
  const first = text.indexOf(begin);
  const after = text.lastIndexOf(end) + end.length;
  const events = text
    .slice(first, after - end.length)
    .split(end + between)
    .map((e) => e + end);
  return { head: text.slice(0, first), events, between, tail: text.slice(after) };
}

/** One way to damage a text: at a place (0 to 1), over a length, with something that was not there. */
export type Damage = (text: string) => string;

/** Pieces of every format that mean something to a reader, and noise that means nothing to any. */
const INTRUDERS = [
  ...['\n', '\r\n', '\r', '\t', ' ', '\u0000', '\ufffd', '\ufeff', '\u2028', '"', '\\', ':', ';', ',', '<', '>', '&'],
  ...['{', '}', '[', ']', '},{', 'null', '1e999', '-1', '99999999999999999999', '\\u0000', '"id":1,', '"startDate":0,'],
  ...['</item><item>', '<id>1</id>', '<startDate>0</startDate>', '<item>', '</objects>', '<![CDATA[', '<!--', '&#0;'],
  ...['BEGIN:VEVENT\r\n', 'END:VEVENT\r\n', 'BEGIN:VCALENDAR\r\n', 'END:VCALENDAR\r\n', 'X-KALTURA-ID:1\r\n'],
  ...[
    '\r\nDTSTART:19700101T000000Z\r\n',
    '\r\nDTEND:19700101T000000Z\r\n',
    '\r\nUID:1\r\n',
    '\r\nRRULE:FREQ=SECONDLY\r\n',
  ],
  ...['\r\nRECURRENCE-ID:20260921T140000Z\r\n', '\r\nTZID:Mars/Olympus\r\n', '\r\nDURATION:P999999W\r\n', '\r\n '],
];

const places = fc.double({ min: 0, max: 1, noNaN: true });
const lengths = fc.oneof(fc.nat(3), fc.nat(200));
const lines = (text: string): string[] => text.split(/(?<=\n)/);

/** A single damage. */
export const damage: fc.Arbitrary<Damage> = fc.oneof(
  // A byte becomes another one.
  fc.tuple(places, fc.integer({ min: 0, max: 255 })).map(([place, byte]): Damage => (text) => {
    const i = Math.floor(place * text.length);
    return text.slice(0, i) + String.fromCharCode(byte) + text.slice(i + 1);
  }),
  fc.tuple(places, lengths).map(([place, length]): Damage => (text) => {
    const i = Math.floor(place * text.length);
    return text.slice(0, i) + text.slice(i + length);
  }),
  fc.tuple(places, fc.oneof(fc.constantFrom(...INTRUDERS), fc.string())).map(([place, intruder]): Damage => (text) => {
    const i = Math.floor(place * text.length);
    return text.slice(0, i) + intruder + text.slice(i);
  }),
  // A line is dropped, comes twice, or changes places with the next.
  fc.tuple(places, fc.constantFrom('drop', 'double', 'swap')).map(([place, what]): Damage => (text) => {
    const all = lines(text);
    const i = Math.min(all.length - 1, Math.floor(place * all.length));
    const [line = '', next = ''] = [all[i], all[i + 1]];
    const instead = { drop: [next], double: [line, line, next], swap: [next, line] }[what] ?? [];
    return [...all.slice(0, i), ...instead, ...all.slice(i + 2)].join('');
  }),
  // A stretch comes twice.
  fc.tuple(places, lengths).map(([place, length]): Damage => (text) => {
    const i = Math.floor(place * text.length);
    return text.slice(0, i + length) + text.slice(i, i + length) + text.slice(i + length);
  }),
);

/** One to four damages, one after the other. */
export const damages: fc.Arbitrary<Damage> = fc.array(damage, { minLength: 1, maxLength: 4 }).map(
  (all): Damage =>
    (text) =>
      all.reduce((damaged, one) => one(damaged), text),
);

/** Where a text is broken off, from 0 to 1. */
export const cuts = places;

/** Bytes of no format, as they look when they are read as UTF-8. */
export const noise = fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes).toString('utf8'));
