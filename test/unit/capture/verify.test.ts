import { describe, expect, it } from 'vitest';
import type { ProbedFile } from '../../../electron/capture/join/probe.ts';
import { trackOf, type WrittenCount } from '../../../electron/capture/join/verify.ts';
import type { TrackId } from '../../../shared/domain/ids.ts';
import { fromUnixSeconds } from '../../../shared/domain/instant.ts';
import { FaultError } from '../../../shared/faults/fault.ts';

const ORIGIN = fromUnixSeconds(1_795_230_000);
const video = { startMs: 0, durationMs: 10_000, frames: 300 };
const audio = { startMs: 12, durationMs: 9984, frames: 468 };
const good: ProbedFile = { durationMs: 10_000, bytes: 5000, video, audio, decodedMs: [0, 33, 9900, 9966] };
const count: WrittenCount = { video: 300, audio: 468, firstVideoMs: 0, lastVideoMs: 9966 };

const track = (probed: ProbedFile, written = count) =>
  trackOf({ trackId: 'camera' as TrackId, file: '/camera.mp4', origin: ORIGIN, probed, count: written });

describe('a finished file', () => {
  it('is a track from its first shown frame to its last', () => {
    const late = { ...good, video: { ...video, startMs: 500, durationMs: 9500 } };
    expect(track(late, { ...count, firstVideoMs: 500 })).toMatchObject({
      start: ORIGIN + 500,
      end: ORIGIN + 10_000,
      hasVideo: true,
      hasAudio: true,
    });
    const sound = { ...good, video: null };
    const written = { video: 0, audio: 468, firstVideoMs: null, lastVideoMs: null };
    expect(track(sound, written)).toMatchObject({ start: ORIGIN + 12, hasVideo: false, hasAudio: true });
  });

  it.each<[string, Partial<ProbedFile>]>([
    ['299 of 300 pictures', { video: { ...video, frames: 299 } }],
    ['0 of 300 pictures', { video: null }],
    ['no sound', { audio: null }],
    ['it cannot be decoded', { decodedMs: [] }],
    ['its end cannot be decoded', { decodedMs: [0, 33, 66] }],
    ['2000 ms too short', { video: { ...video, durationMs: 7966 } }],
  ])('is refused when ffprobe finds %s', (problem, found) => {
    const verify = (): unknown => track({ ...good, ...found });
    expect(verify).toThrow(FaultError);
    expect(verify).toThrow(problem);
  });

  it('is refused when there is nothing in it', () => {
    const written = { video: 0, audio: 0, firstVideoMs: null, lastVideoMs: null };
    expect(() => track({ ...good, video: null, audio: null }, written)).toThrow('nothing in it');
  });
});
