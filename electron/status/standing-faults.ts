import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Fault } from '../../shared/faults/fault.ts';
import type { FaultView } from '../../shared/ipc/snapshot.ts';

/** Says that something is wrong now; the place and recording tell it from others of its kind. */
export interface Standing {
  readonly fault: Fault;
  readonly severity: FaultView['severity'];
  readonly recordingId: RecordingId | null;
}

/** Remembers since when each fault stands, so that it does not start anew with every look. */
export class StandingFaults {
  private since = new Map<string, Instant>();

  /** The faults of this moment, worst first, then oldest; what is no longer given is forgotten. */
  look(now: Instant, standing: readonly Standing[]): readonly FaultView[] {
    const before = this.since;
    this.since = new Map();
    const views = new Map<string, FaultView>();
    for (const { fault, severity, recordingId } of standing) {
      const key = JSON.stringify([fault.code, fault.params, recordingId]);
      const since = before.get(key) ?? now;
      this.since.set(key, since);
      views.set(key, { fault, severity, recordingId, since });
    }
    const rank = (v: FaultView): number => (v.severity === 'fault' ? 0 : 1);
    return [...views.values()].sort((a, b) => rank(a) - rank(b) || a.since - b.since);
  }
}
