import { useCallback, useEffect, useState } from 'react';
import type { Fault } from '../../../shared/faults/fault.ts';
import type { IntentArgs, IntentResult } from '../../../shared/ipc/intents.ts';
import { useIntent } from '../../client/use-intent.ts';

export type Capture = IntentResult<'settings'>['capture'];
export type Source = Capture['sources'][number];
export type Profile = Capture['profiles'][number];
export type Track = Profile['tracks'][number];

/** What is set up to be captured, and the ways to change it. */
export interface CaptureDesk {
  readonly capture: Capture | null;
  readonly fault: Fault | null;
  /** Changes the fields that are named; false when that could not be done. */
  readonly change: (fields: NonNullable<IntentArgs<'changeSettings'>['capture']>) => Promise<boolean>;
  /** Reads anew what something else has changed. */
  readonly reload: () => void;
}

/** What shows one profile is given. */
export interface OfProfile {
  readonly desk: CaptureDesk;
  readonly capture: Capture;
  readonly profile: Profile;
}

/** Reads the capture settings, and keeps up with what this view changes. */
export function useCapture(): CaptureDesk {
  const { run: read, fault: unread } = useIntent('settings');
  const { run: apply, fault: refused } = useIntent('changeSettings');
  const [capture, setCapture] = useState<Capture | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isWanted = true;
    void read({}).then((settings) => {
      if (isWanted && settings) setCapture(settings.capture);
    });
    return () => {
      isWanted = false;
    };
  }, [read, round]);
  const change = useCallback<CaptureDesk['change']>(
    async (fields) => {
      const settings = await apply({ capture: fields });
      if (settings) setCapture(settings.capture);
      return settings !== null;
    },
    [apply],
  );
  return { capture, fault: refused ?? unread, change, reload: () => setRound((n) => n + 1) };
}
