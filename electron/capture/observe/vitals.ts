import { FLOOR_DB } from '../../../shared/domain/heard-input.ts';
import type { RecordingId, SourceId } from '../../../shared/domain/ids.ts';
import { TOO_SLOW, type CaptureVitals } from '../../../shared/domain/vitals.ts';
import { fault, type Fault } from '../../../shared/faults/fault.ts';
import type { LevelsMessage, SourceView } from '../../../shared/ipc/snapshot.ts';
import type { SourceSettings } from '../../../shared/settings/capture.ts';
import type { Ring } from '../ring/ring.ts';

/** The ring that shows a source best: one that runs before one that is opening or lost. */
function ringOf(source: SourceSettings, rings: readonly Ring[]): Ring | null {
  const its = rings.filter((r) => r.state !== 'idle' && [r.spec.video?.id, r.spec.audio?.id].includes(source.id));
  return its.find((r) => r.state === 'running') ?? its[0] ?? null;
}

/** A source as the console shows it. */
function sourceView(source: SourceSettings, ring: Ring | null, isMissing: boolean): SourceView {
  const watch = ring?.watch ?? null;
  const hasPicture = ring?.spec.video?.id === source.id;
  const hasSound = ring?.spec.audio?.id === source.id;
  const alarms = [hasPicture ? watch?.pictureAlarm() : null, hasSound ? watch?.soundAlarm() : null];
  return {
    id: source.id as SourceId,
    label: source.label,
    kind: source.kind,
    state: ring?.state ?? 'idle',
    isMissing,
    fps: hasPicture ? (watch?.cadence.sourceFps() ?? null) : null,
    droppedFrames: hasPicture ? (watch?.cadence.dropped ?? 0) : 0,
    speed: watch?.speedValue() ?? null,
    other: null,
    alarms: alarms.filter((a) => a !== null && a !== undefined),
    previewRevision: hasPicture ? (watch?.previewRevision ?? 0) : 0,
  };
}

/** The levels of a source; null when it has no sound or is not open. */
function levelsOf(source: SourceSettings, ring: Ring | null): LevelsMessage | null {
  const levels = ring?.spec.audio?.id === source.id ? ring.watch?.levels : null;
  if (!levels) return null;
  const shown = (db: number): number => Math.max(db, FLOOR_DB);
  return { sourceId: source.id as SourceId, peakDb: levels.peakDb.map(shown), rmsDb: levels.rmsDb.map(shown) };
}

/** A recording under way, as the vitals need it. */
export interface CountedRecording {
  readonly fault: Fault | null;
  recorded(): { readonly recordedMs: number; readonly bytes: number };
}

/** Everything at this moment. */
export function captureVitals(
  sources: readonly SourceSettings[],
  rings: readonly Ring[],
  underWay: ReadonlyMap<RecordingId, CountedRecording>,
  isMissing: (sourceId: string) => boolean,
  slowDisk: Fault | null,
): CaptureVitals {
  const shown = sources.map((source) => ({ source, ring: ringOf(source, rings) }));
  const recordings = [...underWay];
  // Without a recording nothing is lost yet: somebody only looks, or rehearses.
  const severity = recordings.length > 0 ? ('fault' as const) : ('warning' as const);
  return {
    sources: shown.map(({ source, ring }) => sourceView(source, ring, isMissing(source.id))),
    levels: shown.map(({ source, ring }) => levelsOf(source, ring)).filter((l) => l !== null),
    captures: new Map(recordings.map(([id, recording]) => [id, recording.recorded()])),
    faults: [
      ...(slowDisk ? [{ fault: slowDisk, severity: 'warning' as const, recordingId: null }] : []),
      ...shown.flatMap(({ source, ring }) => (isMissing(source.id) ? [missing(source, ring, severity)] : [])),
      ...rings
        .filter((r) => !isMissing((r.spec.video ?? r.spec.audio)?.id ?? ''))
        .flatMap((r) => faultsOf(r, severity, slowDisk !== null)),
      ...recordings.flatMap(([recordingId, { fault }]) =>
        fault ? [{ fault, severity: 'fault' as const, recordingId }] : [],
      ),
    ],
  };
}

/** A source that is wanted now is missed more than one that is not. */
const missing = (
  { label }: SourceSettings,
  ring: Ring | null,
  ofWanted: Severity,
): CaptureVitals['faults'][number] => ({
  fault: fault('source-missing', { source: label }),
  severity: ring?.state === 'opening' || ring?.state === 'lost' ? ofWanted : 'warning',
  recordingId: null,
});

type Severity = CaptureVitals['faults'][number]['severity'];

/** A disk that does not keep up holds the process up, which is not for want of a quicker PC. */
function faultsOf(ring: Ring, severity: Severity, isDiskSlow: boolean): CaptureVitals['faults'] {
  const speed = ring.state === 'running' && !isDiskSlow ? (ring.watch?.speedValue() ?? null) : null;
  const slow = speed !== null && speed < TOO_SLOW;
  return [
    ...(ring.fault ? [{ fault: ring.fault, severity, recordingId: null }] : []),
    ...(slow ? [{ fault: tooSlow(ring, speed), severity: 'warning' as const, recordingId: null }] : []),
  ];
}

const tooSlow = (ring: Ring, speed: number): Fault =>
  fault('pc-too-slow', { track: ring.spec.track.label }, `speed ${speed.toFixed(2)}`);
