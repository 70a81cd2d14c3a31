import type { SourceId } from '../../shared/domain/ids.ts';
import type { Judgement, RehearsalResult } from '../../shared/domain/judgement.ts';
import { TOO_SLOW } from '../../shared/domain/vitals.ts';
import { fault, type Fault } from '../../shared/faults/fault.ts';
import type { CaptureSettings, ProfileSettings } from '../../shared/settings/capture.ts';
import type { Clock } from '../ports/clock.ts';
import { lighterProfile } from './lighter.ts';
import { lookAt, type Looked } from './look-at.ts';
import type { Ring } from './ring/ring.ts';
import type { Rings } from './ring/rings.ts';

/** Each source is looked at for this long, once it delivers. */
const SECONDS = 6;
const SILENT_BELOW_DB = -60;
/** A source that gives less than this share of the pictures asked for is doubtful. */
const ENOUGH_PICTURES = 0.8;

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
  const conclude = (looked: readonly Looked[]): Promise<readonly Judgement[]> => Promise.resolve(looked.flatMap(judge));
  const judgements = await lookAt(profile, settings, { rings, clock }, { seconds: SECONDS }, conclude);
  const isTooSlow = judgements.some((j) => j.faults.some((f) => f.code === 'pc-too-slow'));
  return { judgements, proposal: isTooSlow ? lighterProfile(profile) : null };
}

/** A source that has both is judged twice. */
function judge({ ring, trackId, strand, segments, fault: lost }: Looked): Judgement[] {
  const { video, audio, track } = ring.spec;
  const failed =
    segments.length === 0 ? [lost ?? fault('source-failed', { source: (video ?? audio)?.label ?? strand })] : [];
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
    const silent = isSilent ? [fault('source-silent', { source: audio.label, other: '' })] : [];
    const faults = failed.length > 0 ? failed : silent;
    const place = { trackId, sourceId: audio.id as SourceId, of: 'sound' as const };
    found.push({ ...place, verdict: verdictOf(faults), faults, fps: null, peakDb });
  }
  return found;
}

function pictureFaults(ring: Ring, fps: number | null): Fault[] {
  const { video, track } = ring.spec;
  const source = video?.label ?? track.label;
  const alarm = ring.watch?.pictureAlarm() ?? null;
  const wanted = track.fps;
  const few =
    fps !== null && fps < wanted * ENOUGH_PICTURES
      ? [fault('too-few-pictures', { source, fps: Math.round(fps), wanted })]
      : [];
  return [
    ...(alarm === 'black' ? [fault('source-black', { source, other: '' })] : []),
    ...(alarm === 'frozen' ? [fault('source-frozen', { source, other: '' })] : []),
    ...few,
  ];
}
