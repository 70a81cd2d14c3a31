import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chaptersOf } from '../../../shared/domain/chapters.ts';
import type { TrackId } from '../../../shared/domain/ids.ts';
import { fromEpochMs, type Instant, type Span } from '../../../shared/domain/instant.ts';
import type { Gap } from '../../../shared/domain/recording.ts';
import { wallClock } from '../../../shared/domain/wall-time.ts';
import { at } from '../../support/occurrences.ts';

const file: Span = { start: at('14:00'), end: at('15:00') };
const gap = (start: string, end: string, change: Partial<Gap> = {}): Gap => ({
  ...{ trackId: 'camera' as TrackId, start: at(start), end: at(end), cause: 'source-lost', ...change },
});
const chapters = (...gaps: readonly Gap[]): readonly string[] =>
  chaptersOf(gaps, file, (moment) => wallClock(moment, 'UTC')).map(
    (c) => `${c.startMs / 1000}-${c.endMs / 1000} ${c.title}`,
  );

describe('chapters', () => {
  it('are not needed where nothing is missing', () => {
    expect(chapters()).toEqual([]);
  });

  it('name a gap and what is between the gaps', () => {
    expect(chapters(gap('14:42:03', '14:42:09'))).toEqual([
      '0-2523 14:00:00',
      '2523-2529 Gap 14:42:03–14:42:09',
      '2529-3600 14:42:09',
    ]);
  });

  it('say when only the sound or the picture is missing', () => {
    expect(chapters(gap('14:10', '14:11', { only: 'sound' }))[1]).toBe('600-660 No sound 14:10:00–14:11:00');
    expect(chapters(gap('14:10', '14:11', { only: 'picture' }))[1]).toBe('600-660 No picture 14:10:00–14:11:00');
  });

  it('take for one what is missing at the same time', () => {
    const both = [gap('14:10', '14:11', { only: 'sound' }), gap('14:10:30', '14:12', { only: 'picture' })];
    expect(chapters(...both)).toEqual(['0-600 14:00:00', '600-720 Gap 14:10:00–14:12:00', '720-3600 14:12:00']);
  });

  it('begin anew after a pause, which is not in the file', () => {
    const paused = gap('14:10', '14:20', { cause: 'paused' });
    expect(chapters(paused, gap('14:30', '14:31'))).toEqual([
      '0-600 14:00:00',
      '600-1200 14:20:00',
      '1200-1260 Gap 14:30:00–14:31:00',
      '1260-3000 14:31:00',
    ]);
  });

  it('name the gap where a source came back late from a pause', () => {
    const paused = gap('14:10', '14:20', { cause: 'paused' });
    expect(chapters(paused, gap('14:20', '14:21'))).toEqual([
      '0-600 14:00:00',
      '600-660 Gap 14:20:00–14:21:00',
      '660-3000 14:21:00',
    ]);
  });

  it('leave out what is missing before the first and after the last frame', () => {
    expect(chapters(gap('13:55', '14:00', { cause: 'late' }), gap('15:00', '15:10'))).toEqual([]);
    expect(chapters(gap('13:55', '14:01', { cause: 'late' }))).toEqual([
      '0-60 Gap 13:55:00–14:01:00',
      '60-3600 14:01:00',
    ]);
  });

  it('follow each other without a hole, whatever is missing', () => {
    const moment = fc.integer({ min: -600, max: 4200 }).map((s): Instant => fromEpochMs(file.start + s * 1000));
    const anyGap = fc
      .tuple(moment, moment, fc.constantFrom<Gap['only']>(undefined, 'picture', 'sound'))
      .filter(([a, b]) => a !== b)
      .map(([a, b, only]): Gap => {
        const span = { start: a < b ? a : b, end: a < b ? b : a };
        return { trackId: 'camera' as TrackId, ...span, cause: 'source-lost', ...(only ? { only } : {}) };
      });
    fc.assert(
      fc.property(fc.array(anyGap, { maxLength: 6 }), (gaps) => {
        const found = chaptersOf(gaps, file, (m) => wallClock(m, 'UTC'));
        if (found.length === 0) return;
        expect(found[0]?.startMs).toBe(0);
        expect(found.at(-1)?.endMs).toBe(3_600_000);
        found.slice(1).forEach((c, i) => expect(c.startMs).toBe(found[i]?.endMs));
      }),
    );
  });
});
