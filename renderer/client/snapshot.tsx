import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { bridge } from './bridge.ts';
import { shareUnchanged } from './share-unchanged.ts';

const Current = createContext<Snapshot | null>(null);

/** Gives the newest snapshot to everything within; until the first one has come, `waiting` stands there. */
export function SnapshotSource({ children, waiting }: { readonly children: ReactNode; readonly waiting: ReactNode }) {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  useEffect(() => bridge().onSnapshot((next) => setSnapshot((before) => shareUnchanged(before, next))), []);
  return snapshot === null ? waiting : <Current value={snapshot}>{children}</Current>;
}

/** What the main process says now; at least one a second. */
export function useSnapshot(): Snapshot {
  const snapshot = useContext(Current);
  if (snapshot === null) throw new Error('useSnapshot is for components within SnapshotSource');
  return snapshot;
}
