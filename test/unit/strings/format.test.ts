import { describe, expect, it } from 'vitest';
import { fromIso, plus } from '../../../shared/domain/instant.ts';
import { makeFormats } from '../../../shared/strings/format.ts';

const zurich = makeFormats('en-GB', 'Europe/Zurich');
/** Versions of ICU differ in their kinds of spaces, and in a comma after the day of the week. */
const plain = (text: string): string =>
  text
    .replaceAll('\u2060', '')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll(',', '');

describe('formats', () => {
  it('write times in the room’s zone', () => {
    const at = fromIso('2026-11-17T22:30:05Z');
    expect(zurich.time(at)).toBe('23:30');
    expect(zurich.timeExact(at)).toBe('23:30:05');
    expect(plain(zurich.day(at))).toBe('Tue 17 Nov');
    expect(makeFormats('en-GB', 'Asia/Kolkata').dayKey(at)).toBe('2026-11-18');
  });

  it('leave the day out when it is the present one', () => {
    const now = fromIso('2026-11-17T22:30:00Z');
    expect(zurich.dayAndTime(now, now)).toBe('23:30');
    expect(plain(zurich.dayAndTime(plus(now, 3_600_000), now))).toBe('Wed 18 Nov 00:30');
  });

  it.each([
    [-5, '0:00'],
    [59_999, '0:59'],
    [3_600_000, '1:00:00'],
    [93_784_000, '26:03:04'],
  ])('%d ms run as %s', (ms, text) => expect(zurich.clock(ms)).toBe(text));

  it.each([
    [12_400, '12 s'],
    [59_999, '60 s'],
    [90_000, '2 min'],
    [3_600_000, '1 h'],
    [7_500_000, '2 h 5 min'],
  ])('%d ms last %s', (ms, text) => expect(plain(zurich.duration(ms))).toBe(text));

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [1_594_000_000, '1.6 GB'],
    [412_000_000_000, '412 GB'],
  ])('%d bytes are %s', (n, text) => expect(plain(zurich.bytes(n))).toBe(text));

  it('give rates in bits and follow the language', () => {
    expect(plain(makeFormats('de-CH', 'Europe/Zurich').rate(1_025_000))).toBe('8.2 Mbit/s');
    expect(makeFormats('de', 'Europe/Zurich').rate(1_025_000)).toBe('8,2\u00a0Mbit/s');
  });
});
