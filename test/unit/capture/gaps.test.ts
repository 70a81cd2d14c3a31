import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimedSegment } from '../../../electron/capture/join/claims.ts';
import { gapsOf, inSequence, pausesOf } from '../../../electron/capture/join/gaps.ts';
import type { TrackId } from '../../../shared/domain/ids.ts';
import { plus } from '../../../shared/domain/instant.ts';
import { at } from '../../support/occurrences.ts';

const trackId = 'camera' as TrackId;
const begin = at('14:00');

/** A segment from and to this many ms after 14:00. */
const segment = (fromMs: number, toMs: number, change: Partial<ClaimedSegment> = {}): ClaimedSegment => ({
  file: `${fromMs}.ts`,
  baseSeconds: 1,
  start: plus(begin, fromMs),
  end: plus(begin, toMs),
  bytes: 1,
  after: null,
  ...change,
});
const kept = [{ start: begin, end: plus(begin, 10_000) }];
const seconds = (from: number, to: number): ClaimedSegment[] =>
  Array.from({ length: to - from }, (_, i) => segment((from + i) * 1000, (from + i + 1) * 1000));

describe('gaps', () => {
  it('are none where the segments meet, up to rounding', () => {
    expect(gapsOf({ trackId }, kept, seconds(0, 10))).toEqual([]);
    expect(gapsOf({ trackId }, kept, [segment(0, 4983), segment(5000, 9990)])).toEqual([]);
  });

  it.each([
    ['late', [segment(2000, 10_000)], 0, 2000, 'late'],
    ['lost and back', [...seconds(0, 3), ...seconds(5, 10)], 3000, 5000, 'source-lost'],
    ['lost for good', seconds(0, 7), 7000, 10_000, 'source-lost'],
    ['never there', [], 0, 10_000, 'source-lost'],
    ['after a restart', [...seconds(0, 3), segment(6000, 10_000, { after: 'restart' })], 3000, 6000, 'restart'],
    ['after the clock', [...seconds(0, 3), segment(6000, 10_000, { after: 'clock-jump' })], 3000, 6000, 'clock-jump'],
  ] as const)('say why: %s', (_, segments, from, to, cause) => {
    expect(gapsOf({ trackId }, kept, segments)).toEqual([
      { trackId, start: plus(begin, from), end: plus(begin, to), cause },
    ]);
  });

  it('and segments together are the whole window', () => {
    const holes = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 10 });
    fc.assert(
      fc.property(holes, (missing) => {
        const segments = seconds(0, 10).filter((_, i) => !missing.includes(i));
        const gaps = gapsOf({ trackId }, kept, segments);
        const coveredMs = [...segments, ...gaps].reduce((sum, s) => sum + (s.end - s.start), 0);
        return coveredMs === 10_000;
      }),
    );
  });

  it('tell a pause once, as what it is', () => {
    const spans = [
      { start: begin, end: plus(begin, 4000) },
      { start: plus(begin, 6000), end: plus(begin, 10_000) },
    ];
    const window = { start: begin, end: plus(begin, 10_000) };
    expect(pausesOf(trackId, window, spans)).toEqual([
      { trackId, start: plus(begin, 4000), end: plus(begin, 6000), cause: 'paused' },
    ]);
    expect(gapsOf({ trackId }, spans, seconds(0, 10))).toEqual([]);
  });
});

describe('a sequence', () => {
  it('goes from one run to the next without going back', () => {
    const old = [segment(0, 1000), segment(1000, 1600)];
    const fresh = [segment(1000, 2000, { baseSeconds: 2 }), segment(2000, 3000, { baseSeconds: 2 })];
    const sorted = [...old, ...fresh].sort((a, b) => a.start - b.start || b.end - a.end);
    expect(inSequence(sorted).map((s) => [s.baseSeconds, s.start - begin])).toEqual([
      [1, 0],
      [2, 1000],
      [2, 2000],
    ]);
  });
});
