import type { RecordingId } from '../../shared/domain/ids.ts';
import { textOf, type Fault } from '../../shared/faults/fault.ts';
import { offerFor, signalFaults, type SoundOffer } from '../../shared/faults/signals.ts';
import type { RecordingView, Snapshot } from '../../shared/ipc/snapshot.ts';

/** Something that somebody should know while it lasts. */
export interface Condition {
  /** The same for as long as it is the same trouble. */
  readonly key: string;
  readonly fault: Fault;
  readonly severity: 'warning' | 'fault';
  readonly recordingId: RecordingId | null;
  /** What can be done about it at once; null when there is nothing. */
  readonly offer: SoundOffer | null;
  /** About the lecture that is being recorded right now: told even during it. */
  readonly isOfRunning: boolean;
  /** Told only once it has lasted this long. */
  readonly patienceMs: number;
}

const MINUTE_MS = 60_000;
/** A network that goes for a moment is nobody's business; nothing is lost by it. */
const NETWORK_PATIENCE_MS = 15 * MINUTE_MS;
const UPLOAD_PATIENCE_MS = 15 * MINUTE_MS;
const WARNING_PATIENCE_MS = 5_000;
/** Failures older than this were told before Lectern was started again. */
const FAILED_WITHIN_MS = 24 * 60 * MINUTE_MS;

/** With the six seconds until a silence is told, within ten. */
const LISTENING_PATIENCE_MS = 3000;

/** Everything that is wrong by a snapshot. Pure. */
export function conditionsOf(s: Snapshot): readonly Condition[] {
  const found = [...standing(s), ...signals(s), ...recordings(s)];
  return [...new Map(found.map((c) => [c.key, c])).values()];
}

const keyOf = (f: Fault, recordingId: string | null): string => JSON.stringify([f.code, f.params, recordingId]);

function standing({ current, faults }: Snapshot): readonly Condition[] {
  return faults.map(({ fault: f, recordingId, severity }) => ({
    ...{ key: keyOf(f, recordingId), fault: f, severity, recordingId, offer: null },
    isOfRunning: current !== null && (recordingId === current.id || textOf(f).stage === 'capture'),
    patienceMs: patienceWith(f, severity),
  }));
}

function patienceWith(f: Fault, severity: Condition['severity']): number {
  const { retry, stage } = textOf(f);
  if (stage !== 'capture' && retry !== 'operator') return NETWORK_PATIENCE_MS;
  return severity === 'fault' ? 0 : WARNING_PATIENCE_MS;
}

/** What the sources' signals say while something is captured; another source of the kind that has a signal is named. */
function signals({ current, sources }: Snapshot): readonly Condition[] {
  if (current?.phase !== 'capturing') return [];
  return sources.flatMap((source) =>
    signalFaults(source, sources).map((f): Condition => {
      const key = JSON.stringify([f.code, source.id, current.id]);
      return {
        key,
        fault: f,
        severity: 'warning',
        recordingId: current.id,
        offer: offerFor(source, f),
        isOfRunning: true,
        patienceMs: patienceFor(f),
      };
    }),
  );
}

/** Other inputs are being listened to; which one has a signal is told along if it is known in time. */
const patienceFor = ({ code, params }: Fault): number =>
  code === 'source-silent' && params['other'] === '' ? LISTENING_PATIENCE_MS : 0;

function recordings({ now, recordings: all }: Snapshot): readonly Condition[] {
  return all.filter((r) => now - r.end < FAILED_WITHIN_MS).flatMap(trouble);
}

function trouble(r: RecordingView): readonly Condition[] {
  if (r.fault === null || (r.state !== 'failed' && r.state !== 'uploading')) return [];
  const isFailed = r.state === 'failed';
  return [
    {
      ...{ key: keyOf(r.fault, r.id), fault: r.fault, recordingId: r.id, isOfRunning: false, offer: null },
      severity: isFailed ? 'fault' : 'warning',
      patienceMs: isFailed ? 0 : UPLOAD_PATIENCE_MS,
    },
  ];
}
