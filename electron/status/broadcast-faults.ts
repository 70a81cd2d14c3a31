import type { BroadcastView } from '../../shared/ipc/broadcast-view.ts';
import type { Standing } from './standing-faults.ts';

/**
 * What is wrong with pushes under way. One healthy endpoint is enough for the viewers, so the trouble of another is a
 * warning; a push that nobody gets is a fault.
 */
export const broadcastFaults = (broadcasts: readonly BroadcastView[]): readonly Standing[] =>
  broadcasts.flatMap(faultsOf);

function faultsOf({ recordingId, state, endpoints, fault }: BroadcastView): readonly Standing[] {
  if (state === 'ended') return [];
  const severity = state === 'down' ? 'fault' : 'warning';
  const failing = endpoints.filter((e) => e.state === 'waiting').flatMap((e) => (e.fault ? [e.fault] : []));
  return [...(fault ? [fault] : []), ...failing].map((f) => ({ fault: f, severity, recordingId }));
}
