import { useState } from 'react';
import { useSnapshot } from '../../client/snapshot.tsx';

/** The step that is due: it follows from what the device has, so that a restart goes on where it was. */
export type PairingStep = 'account' | 'room' | 'sources';

/** Which step of the wizard is due, and null when none is. Sources may be left for later. */
export function usePairingStep(): { readonly step: PairingStep | null; readonly leave: () => void } {
  const { pairing, sources } = useSnapshot();
  const [isLeft, setLeft] = useState(false);
  const leave = (): void => setLeft(true);
  if (pairing === null) return { step: 'account', leave };
  if (pairing.resource === null) return { step: 'room', leave };
  return { step: sources.length === 0 && !isLeft ? 'sources' : null, leave };
}
