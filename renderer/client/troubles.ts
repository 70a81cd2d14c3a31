import type { Fault } from '../../shared/faults/fault.ts';
import { offerFor, signalFaults, type SoundOffer } from '../../shared/faults/signals.ts';
import type { FaultView, Snapshot } from '../../shared/ipc/snapshot.ts';

/** Something that is wrong now, with a key that stays as long as it does. */
export interface Trouble extends Pick<FaultView, 'severity' | 'recordingId'> {
  readonly key: string;
  readonly fault: Fault;
  readonly offer: SoundOffer | null;
}

/** Everything that is wrong by a snapshot, worst first: what stands, and what the signals say while a lecture is recorded. */
export function troublesOf({ current, faults, sources }: Snapshot): readonly Trouble[] {
  const standing = faults.map(({ fault, recordingId, severity }) => ({
    ...{ fault, recordingId, severity, offer: null },
    key: `${fault.code} ${recordingId ?? ''} ${JSON.stringify(fault.params)}`,
  }));
  if (current?.phase !== 'capturing') return standing;
  const signals = sources.flatMap((source) =>
    signalFaults(source, sources).map((fault) => ({
      ...{ fault, recordingId: current.id, severity: 'warning' as const, key: `${fault.code} ${source.id}` },
      offer: offerFor(source, fault),
    })),
  );
  return [...standing, ...signals];
}
