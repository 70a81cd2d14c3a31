import type { CaptureSettings, ProfileSettings } from '../../shared/settings/capture.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import { endChild } from '../ffmpeg/end-child.ts';
import type { Clock } from '../ports/clock.ts';
import type { ChildProcess, Processes } from '../ports/processes.ts';
import { LOAD_SECONDS, loadArgs } from './argv/probe-load.ts';
import type { CaptureTools } from './tools.ts';
import { trackSpecs } from './track-specs.ts';

/** A profile that takes more of the PC's time than this falls behind as soon as anything else has to be done. */
export const MOST_LOAD = 0.85;

/** Longer than this the measurement does not go on: the profile is out of the question. */
const PATIENCE_MS = 4 * LOAD_SECONDS * 1000;

/**
 * How much of this PC a profile takes: the time that encoding all its pictures at once takes, as a share of their length.
 * 1 means that nothing is left. Throws FaultError `no-source`, `ffmpeg-missing`, `ffmpeg-lacks`.
 */
export async function measureLoad(
  profile: ProfileSettings,
  settings: CaptureSettings,
  ports: { readonly clock: Clock; readonly processes: Processes },
  tools: CaptureTools,
): Promise<number> {
  const specs = trackSpecs(settings, profile).filter((s) => s.video !== null);
  const runs = await Promise.all(specs.map(async (spec) => ({ spec, ...(await tools.runWith(spec)) })));
  const begunMs = ports.clock.monotonicMs();
  const children = runs.map(({ ffmpeg, spec, traits }) =>
    ports.processes.spawn({ file: ffmpeg, args: loadArgs(spec.track, traits.encoder) }),
  );
  const timer = ports.clock.after(PATIENCE_MS, () => stopAll(children, ports.clock));
  const ends = await Promise.all(children.map((c) => c.ended));
  timer.cancel();
  const tookMs = ports.clock.monotonicMs() - begunMs;
  const failed = ends.findIndex((e) => e.code !== 0);
  if (failed >= 0 && tookMs < PATIENCE_MS) {
    const source = runs[failed]?.spec.track.label ?? '';
    throw new FaultError(fault('ffmpeg-lacks', { source }, ends[failed]?.stderrTail));
  }
  return tookMs / (LOAD_SECONDS * 1000);
}

function stopAll(children: readonly ChildProcess[], clock: Clock): void {
  for (const child of children) void endChild(child, clock, 500);
}
