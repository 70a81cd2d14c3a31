import type { Ledger } from '../../electron/ports/ledger.ts';
import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Recording, RecordingState } from '../../shared/domain/recording.ts';
import { onBug } from '../sandbox/bugs.ts';
import { awaited } from './awaited.ts';

type In<S extends RecordingState> = Recording & { readonly state: S };

/** Resolves with the recording once it is in one of `states`. */
export const reached = <S extends RecordingState>(
  ledger: Ledger,
  id: RecordingId,
  ...states: readonly S[]
): Promise<In<S>> => seen(ledger, id, (r): r is In<S> => states.some((state) => state === r.state));

/** Resolves with the recording once one of its tracks shows this fault. */
export const faulted = (ledger: Ledger, id: RecordingId, code: string): Promise<Recording> =>
  seen(ledger, id, (r) => 'uploads' in r && r.uploads.some((u) => u.fault?.code === code));

/** Resolves with the recording once it is as `isIt` wants it. Rejects with a bug of the sandbox, which may keep it from that. */
export function seen<R extends Recording>(
  ledger: Ledger,
  id: RecordingId,
  isIt: ((recording: Recording) => recording is R) | ((recording: Recording) => boolean),
): Promise<R> {
  const found = new Promise<R>((resolve, reject) => {
    const look = (): void => {
      const recording = ledger.state().recordings.get(id);
      if (!recording || !isIt(recording)) return;
      for (const stop of stops) stop();
      resolve(recording as R);
    };
    const stops = [ledger.onChange(look), onBug(reject)];
    look();
  });
  return awaited(found, () => `the recording is ${JSON.stringify(ledger.state().recordings.get(id))}`);
}
