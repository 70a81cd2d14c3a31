import { textOf, type Fault } from '../../shared/faults/fault.ts';
import type { ConnectionView } from '../../shared/ipc/snapshot.ts';

/** How the last fetches of the schedule went. */
export interface SyncStatus {
  readonly isSyncing: boolean;
  readonly lastSyncAt: ConnectionView['lastSyncAt'];
  readonly nextSyncAt: ConnectionView['nextSyncAt'];
  readonly fault: Fault | null;
  readonly skewMs: number | null;
}

/** How the device stands with Kaltura: a fault that passes by itself is being offline, one for a person is a fault. */
export function connectionView(sync: SyncStatus, isPaired: boolean): ConnectionView {
  const { lastSyncAt, nextSyncAt, skewMs } = sync;
  return { state: stateOf(sync, isPaired), lastSyncAt, nextSyncAt, skewMs };
}

function stateOf({ fault, isSyncing, lastSyncAt }: SyncStatus, isPaired: boolean): ConnectionView['state'] {
  if (!isPaired) return 'unpaired';
  if (fault) return textOf(fault).retry === 'operator' ? 'fault' : 'offline';
  if (isSyncing) return 'syncing';
  return lastSyncAt === null ? 'never' : 'online';
}
