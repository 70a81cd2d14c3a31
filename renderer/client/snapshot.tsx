import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { bridge } from './bridge.ts';
import { shareUnchanged } from './share-unchanged.ts';

const Current = createContext<Snapshot | null>(null);
/** Apart, so that what shows times but nothing else of the snapshot is not drawn anew with each. */
const Zone = createContext<string | null>(null);

/** Gives the newest snapshot to everything within; until the first one has come, `waiting` stands there. */
export function SnapshotSource({ children, waiting }: { readonly children: ReactNode; readonly waiting: ReactNode }) {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  useEffect(() => bridge().onSnapshot((next) => setSnapshot((before) => shareUnchanged(before, next))), []);
  if (snapshot === null) return waiting;
  return (
    <Zone value={snapshot.zone}>
      <Current value={snapshot}>{children}</Current>
    </Zone>
  );
}

/** What the main process says now; at least one a second. */
export function useSnapshot(): Snapshot {
  const snapshot = useContext(Current);
  if (snapshot === null) throw new Error('useSnapshot is for components within SnapshotSource');
  return snapshot;
}

/** The room's IANA zone. */
export function useZone(): string {
  const zone = useContext(Zone);
  if (zone === null) throw new Error('useZone is for components within SnapshotSource');
  return zone;
}
