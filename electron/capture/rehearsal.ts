import type { SourceId, TrackId } from '../../shared/domain/ids.ts';
import type { Judgement, RehearsalResult } from '../../shared/domain/judgement.ts';
import { fault, type Fault } from '../../shared/faults/fault.ts';
import type { CaptureSettings, ProfileSettings } from '../../shared/settings/capture.ts';
import type { Clock } from '../ports/clock.ts';
import { lighterProfile } from './lighter.ts';
import { TOO_SLOW } from './observe/vitals.ts';
import type { Ring, RingUser } from './ring/ring.ts';
import type { Rings } from './ring/rings.ts';
import { strandsOf, trackSpecs, type Strand } from './track-specs.ts';

/** Each source is looked at for this many segments of a second, once it delivers. */
const SECONDS = 6;
/** A source that has not delivered by then has failed. */
const PATIENCE_MS = 20_000;
const SILENT_BELOW_DB = -60;
/** A source that gives less than this share of the pictures asked for is doubtful. */
const ENOUGH_PICTURES = 0.8;

interface Rehearsed extends RingUser {
  readonly ring: Ring;
  readonly trackId: TrackId;
  readonly strand: Strand;
  segments: number;
  fault: Fault | null;
}

/**
 * Opens all sources of a profile together for some seconds and judges what they give. A source that a recording holds
 * already is only looked at; nothing that runs is touched. Throws FaultError `no-source`.
 */
export async function rehearse(
  profile: ProfileSettings,
  settings: CaptureSettings,
  rings: Rings,
  clock: Clock,
): Promise<RehearsalResult> {
  const strands = trackSpecs(settings, profile).flatMap((track) =>
    strandsOf(track).map(({ strand, spec }) => ({
      strand,
      ring: rings.ringFor(spec),
      trackId: track.track.id as TrackId,
    })),
  );
  let settle = (): void => undefined;
  const done = new Promise<void>((resolve) => (settle = resolve));
  const timer = clock.after(PATIENCE_MS, settle);
  const rehearsed = strands.map((s): Rehearsed => {
    const one: Rehearsed = {
      ...s,
      segments: 0,
      fault: null,
      take: () => {
        one.segments += 1;
        if (rehearsed.every(isSettled)) settle();
        return Promise.resolve();
      },
      lost: (why) => {
        one.fault = why;
        if (rehearsed.every(isSettled)) settle();
      },
    };
    return one;
  });
  for (const one of rehearsed) one.ring.acquire(one);
  await done;
  timer.cancel();
  const judgements = rehearsed.flatMap(judge);
  await Promise.all(rehearsed.map((one) => one.ring.release(one)));
  const isTooSlow = judgements.some((j) => j.faults.some((f) => f.code === 'pc-too-slow'));
  return { judgements, proposal: isTooSlow ? lighterProfile(profile) : null };
}

/** Enough was seen of it, or it could not even be opened. */
const isSettled = (one: Rehearsed): boolean => one.segments >= SECONDS || (one.segments === 0 && one.fault !== null);

/** A source that has both is judged twice. */
function judge({ ring, trackId, strand, segments, fault: lost }: Rehearsed): Judgement[] {
  const { video, audio, track } = ring.spec;
  const failed = segments === 0 ? [lost ?? fault('source-failed', { source: (video ?? audio)?.label ?? strand })] : [];
  const speed = ring.watch?.speedValue() ?? null;
  const slow = speed !== null && speed < TOO_SLOW ? [fault('pc-too-slow', { track: track.label })] : [];
  const verdictOf = (faults: readonly Fault[]): Judgement['verdict'] =>
    failed.length > 0 ? 'failed' : faults.length > 0 ? 'doubtful' : 'good';
  const found: Judgement[] = [];
  if (video) {
    const fps = ring.watch?.cadence.sourceFps() ?? null;
    const faults = failed.length > 0 ? failed : [...slow, ...pictureFaults(ring, fps)];
    const place = { trackId, sourceId: video.id as SourceId, of: 'picture' as const };
    found.push({ ...place, verdict: verdictOf(faults), faults, fps, peakDb: null });
  }
  if (audio) {
    const peakDb = ring.watch?.loudestDb() ?? null;
    const isSilent = peakDb === null || peakDb < SILENT_BELOW_DB;
    const faults = failed.length > 0 ? failed : isSilent ? [fault('source-silent', { source: audio.label })] : [];
    const place = { trackId, sourceId: audio.id as SourceId, of: 'sound' as const };
    found.push({ ...place, verdict: verdictOf(faults), faults, fps: null, peakDb });
  }
  return found;
}

function pictureFaults(ring: Ring, fps: number | null): Fault[] {
  const { video, track } = ring.spec;
  const source = video?.label ?? track.label;
  const isBlack = ring.watch?.pictureAlarm() === 'black';
  const wanted = track.fps;
  const few =
    fps !== null && fps < wanted * ENOUGH_PICTURES
      ? [fault('too-few-pictures', { source, fps: Math.round(fps), wanted })]
      : [];
  return [...(isBlack ? [fault('source-black', { source })] : []), ...few];
}
