import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterPause,
  keptSpans,
  keyFrameBefore,
  pausedSpans,
  Timeline,
  without,
} from '../../../electron/capture/join/timeline.ts';
import { settledAt, wantedSpans } from '../../../electron/capture/wanted.ts';
import { fromEpochMs, plus, type Instant, type Span } from '../../../shared/domain/instant.ts';
import { at, frame } from '../../support/occurrences.ts';

const span = (start: string, end: string): Span => ({ start: at(start), end: at(end) });

describe('what is kept of a recording', () => {
  it('is its window', () => {
    expect(keptSpans(frame())).toEqual([span('14:00', '15:00')]);
  });

  it('ends at the stop, not after the window', () => {
    expect(keptSpans(frame({ stoppedAt: at('14:20') }))).toEqual([span('14:00', '14:20')]);
    expect(keptSpans(frame({ stoppedAt: at('15:20') }))).toEqual([span('14:00', '15:00')]);
  });

  it('leaves pauses out, up to the first whole second after them', () => {
    const pauses = [{ start: plus(at('14:10'), 250), end: plus(at('14:20'), 250) }];
    expect(keptSpans(frame({ pauses }))).toEqual([
      { start: at('14:00'), end: plus(at('14:10'), 250) },
      { start: at('14:20:01'), end: at('15:00') },
    ]);
  });

  it('ends at a pause that was never ended', () => {
    expect(keptSpans(frame({ pauses: [{ start: at('14:10'), end: null }] }))).toEqual([span('14:00', '14:10')]);
  });

  it('is nothing when all was paused', () => {
    expect(keptSpans(frame({ pauses: [{ start: at('13:50'), end: at('15:10') }] }))).toEqual([]);
  });
});

describe('what is taken from the rings', () => {
  const HOUR = 3_600_000;

  it('begins with the key frame before the start', () => {
    const window = { start: plus(at('14:00'), 300), end: at('15:00') };
    expect(wantedSpans(frame({ window }), 0, false)).toEqual([span('14:00', '15:00')]);
  });

  it('goes on after a stop as long as it can be undone, but not past the window', () => {
    const stopped = frame({ stoppedAt: at('14:20') });
    expect(wantedSpans(stopped, 120_000, false)).toEqual([span('14:00', '14:22')]);
    expect(settledAt(stopped, 0)).toBe(at('14:20'));
    expect(settledAt(stopped, HOUR)).toBe(at('15:00'));
  });

  it('leaves out what is off the record, unless it is to be kept', () => {
    const paused = frame({ pauses: [{ start: at('14:10'), end: null }] });
    expect(wantedSpans(paused, 0, false)).toEqual([span('14:00', '14:10')]);
    expect(wantedSpans(paused, 0, true)).toEqual([span('14:00', '15:00')]);
  });
});

describe('the timeline of a file', () => {
  const kept = [span('14:00', '14:10'), span('14:20', '14:30')];
  const place = (time: Instant, kind: 'video' | 'audio' = 'video', origin = at('14:00')): number | null =>
    new Timeline(kept, origin).place(kind, time);

  it('puts the second span right behind the first', () => {
    expect(place(at('14:00'))).toBe(0);
    expect(place(plus(at('14:10'), -33))).toBe(600_000 - 33);
    expect(place(at('14:10'))).toBeNull();
    expect(place(at('14:20'))).toBe(600_000);
    expect(place(at('14:30'))).toBeNull();
  });

  it('begins where the first track begins', () => {
    expect(place(at('14:05'), 'video', at('14:05'))).toBe(0);
    expect(place(at('14:20'), 'video', at('14:05'))).toBe(300_000);
    expect(place(at('14:21'), 'video', at('14:20'))).toBe(60_000);
  });

  it('keeps picture, not sound, back to the key frame before an odd start', () => {
    const timeline = new Timeline([{ start: plus(at('14:00'), 400), end: at('14:01') }], plus(at('14:00'), 400));
    expect(timeline.place('video', at('14:00'))).toBe(-400);
    expect(timeline.place('audio', at('14:00'))).toBeNull();
    expect(timeline.place('video', plus(at('14:00'), -1))).toBeNull();
  });

  it('never goes back and never overlaps', () => {
    const moments = fc.uniqueArray(fc.integer({ min: 0, max: 1_800_000 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(moments, (offsets) => {
        const placed = offsets
          .sort((a, b) => a - b)
          .map((ms) => place(plus(at('14:00'), ms)))
          .filter((ms) => ms !== null);
        expect(placed).toEqual([...new Set(placed)].sort((a, b) => a - b));
      }),
    );
  });
});

describe('whole seconds', () => {
  it('are where a pause ends and a start is decoded from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
        const moment = fromEpochMs(ms);
        const [before, after] = [keyFrameBefore(moment), afterPause(moment)];
        return (
          before <= moment && moment <= after && after - before <= 1000 && before % 1000 === 0 && after % 1000 === 0
        );
      }),
    );
  });
});

describe('a span without a hole', () => {
  it('is what is on either side of it', () => {
    expect(without(span('14:00', '15:00'), span('14:10', '14:20'))).toEqual([
      span('14:00', '14:10'),
      span('14:20', '15:00'),
    ]);
    expect(without(span('14:00', '15:00'), span('13:00', '16:00'))).toEqual([]);
    expect(without(span('14:00', '15:00'), span('12:00', '13:00'))).toEqual([span('14:00', '15:00')]);
  });
});

describe('what was paused', () => {
  it('is kept from the key frame before it to where the file goes on', () => {
    const pauses = [
      { start: plus(at('14:10'), 250), end: plus(at('14:20'), 250) },
      { start: at('14:55'), end: null },
    ];
    expect(pausedSpans(frame({ pauses }))).toEqual([span('14:10', '14:20:01'), span('14:55', '15:00')]);
  });

  it('is never kept twice, nor beyond the window', () => {
    const pauses = [
      { start: at('13:50'), end: plus(at('14:10'), 500) },
      { start: plus(at('14:10'), 700), end: at('14:11') },
    ];
    expect(pausedSpans(frame({ pauses }))).toEqual([span('14:00', '14:10:01'), span('14:10:01', '14:11')]);
    expect(pausedSpans(frame({ pauses, stoppedAt: at('14:05') }))).toEqual([span('14:00', '14:05')]);
    expect(pausedSpans(frame())).toEqual([]);
  });
});
