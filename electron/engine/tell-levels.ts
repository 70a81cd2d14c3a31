import type { LevelsMessage } from '../../shared/ipc/snapshot.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { RecorderStage } from './stages.ts';

/** Ten a second: smooth to the eye, and one drawing for all meters. */
const EVERY_MS = 100;

/**
 * Tells the newest levels of all sources together, when there are new ones, at most ten times a second. Returns the way
 * to stop.
 */
export function tellLevels(
  clock: Pick<Clock, 'after'>,
  recorder: Pick<RecorderStage, 'vitals' | 'onVitals'>,
  then: (levels: readonly LevelsMessage[]) => void,
): () => void {
  let timer: Timer | null = null;
  const tell = (): void => {
    timer = null;
    then(recorder.vitals().levels);
  };
  const quiet = recorder.onVitals(() => {
    timer ??= clock.after(EVERY_MS, tell);
  });
  return () => {
    quiet();
    timer?.cancel();
  };
}
