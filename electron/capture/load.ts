import type { ProfileSettings, SourceSettings, TrackSettings } from '../../shared/settings/capture.ts';
import type { PushRate } from '../../shared/settings/live.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import { endChild } from '../ffmpeg/end-child.ts';
import type { Clock } from '../ports/clock.ts';
import type { ChildProcess, Processes } from '../ports/processes.ts';
import { LOAD_SECONDS, loadArgs } from './argv/probe-load.ts';
import { secondEncodeLoadArgs } from './argv/second-encode.ts';
import type { CaptureTools } from './tools.ts';
import { trackSpecs } from './track-specs.ts';

/** A profile that takes more of the PC's time than this falls behind as soon as anything else has to be done. */
export const MOST_LOAD = 0.85;

/** Longer than this the measurement does not go on: the profile is out of the question. */
const PATIENCE_MS = 4 * LOAD_SECONDS * 1000;

/** The track that a push is made of: one with picture and sound before one that has no sound; null without a picture. */
export const pushedTrack = ({ tracks }: ProfileSettings): TrackSettings | null =>
  tracks.find((t) => t.video !== null && t.audio !== null) ?? tracks.find((t) => t.video !== null) ?? null;

/**
 * How much of this PC a profile takes: the time that encoding all its pictures at once takes, as a share of their length;
 * with `push`, while the track that is pushed is also encoded a second time. 1 means that nothing is left. Throws FaultError
 * `no-source`, `ffmpeg-missing`, `ffmpeg-lacks`.
 */
export async function measureLoad(
  profile: ProfileSettings,
  sources: readonly SourceSettings[],
  ports: { readonly clock: Clock; readonly processes: Processes },
  tools: CaptureTools,
  push: PushRate | null,
): Promise<number> {
  const specs = trackSpecs({ sources }, profile).filter((s) => s.video !== null);
  const plans = await Promise.all(specs.map(async (spec) => ({ spec, ...(await tools.runWith(spec)) })));
  const pushed = push && pushedTrack(profile)?.id;
  const begunMs = ports.clock.monotonicMs();
  const runs = plans.flatMap(({ ffmpeg: file, spec: { track }, traits }) => {
    const isPushed = push !== null && track.id === pushed;
    const args = loadArgs(track, traits.encoder, isPushed ? 'pipe' : 'nowhere');
    const first = ports.processes.spawn({ file, args });
    if (!isPushed) return [{ track, child: first }];
    const second = ports.processes.spawn({ file, args: secondEncodeLoadArgs(push, track.fps, traits.version) });
    void second.feed(first.pipe(1));
    return [first, second].map((child) => ({ track, child }));
  });
  const children = runs.map((run) => run.child);
  const timer = ports.clock.after(PATIENCE_MS, () => stopAll(children, ports.clock));
  const ends = await Promise.all(children.map((c) => c.ended));
  timer.cancel();
  const tookMs = ports.clock.monotonicMs() - begunMs;
  const failed = ends.findIndex((e) => e.code !== 0);
  if (failed >= 0 && tookMs < PATIENCE_MS) {
    const source = runs[failed]?.track.label ?? '';
    throw new FaultError(fault('ffmpeg-lacks', { source }, ends[failed]?.stderrTail));
  }
  return tookMs / (LOAD_SECONDS * 1000);
}

function stopAll(children: readonly ChildProcess[], clock: Clock): void {
  for (const child of children) void endChild(child, clock, 500);
}
