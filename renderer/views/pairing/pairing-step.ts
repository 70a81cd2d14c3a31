import { useState } from 'react';
import { useSnapshot } from '../../client/snapshot.tsx';
import { goTo, useView } from '../../client/use-view.ts';

/** The step that is due: it follows from what the device has, so that a restart goes on where it was. */
export type PairingStep = 'account' | 'room' | 'sources' | 'rehearsal';

/** The wizard as the window leads through it. */
interface Pairing {
  /** Null when none is due. */
  readonly step: PairingStep | null;
  /** Sources have been chosen: they are rehearsed next. */
  readonly chosen: () => void;
  /** Leaves the wizard; sources may be left for later. */
  readonly leave: () => void;
}

/** Which step of the wizard is due. The rehearsal follows only where the wizard itself has asked for the sources. */
export function usePairingStep(): Pairing {
  const { pairing, sources } = useSnapshot();
  const view = useView();
  const [last, setLast] = useState<'sources' | 'rehearsal' | 'left' | null>(null);
  const wantsSources = pairing !== null && pairing.resource !== null && sources.length === 0;
  // From here on the wizard stays until it is left, also when the sources are there before `chosen` is called.
  if (wantsSources && last === null) setLast('sources');
  // A remedy of the rehearsal leads to another view, which the wizard must not stand before.
  if (last === 'rehearsal' && view !== 'today') setLast('left');
  const chosen = (): void => {
    goTo('today');
    setLast('rehearsal');
  };
  const acts = { chosen, leave: () => setLast('left') };
  if (pairing === null) return { step: 'account', ...acts };
  if (pairing.resource === null) return { step: 'room', ...acts };
  return { step: last === 'left' ? null : last, ...acts };
}
