import type { RecordingEvent } from './fact.ts';
import type { Observed, OperatorAct, Recording } from './recording.ts';

/** Facts that tell what the operator did; of those that the schedule may tell too, only the operator's. */
export function isOperatorAct(event: RecordingEvent): boolean {
  switch (event.type) {
    case 'paused':
    case 'resumed':
    case 'move-vetoed':
    case 'push-turned':
    case 'upload-held':
    case 'upload-released':
    case 'upload-hurried':
    case 'upload-withdrawn':
    case 'template-chosen':
      return true;
    case 'stopped':
      return event.because === undefined;
    case 'stop-undone':
      return event.by !== 'schedule';
    case 'window-moved':
      return event.by === 'operator';
    default:
      return false;
  }
}

export const withAct = (r: Recording, act: OperatorAct): Recording => ({ ...r, acts: [...(r.acts ?? []), act] });

/** Adds to what is known of a track. */
export function addObserved(all: readonly Observed[], more: Observed): readonly Observed[] {
  const { trackId } = more;
  const before = all.find((o) => o.trackId === trackId);
  const sum = (field: 'heardMs' | 'silentMs' | 'seenMs' | 'blackMs'): number => (before?.[field] ?? 0) + more[field];
  const after = {
    ...{ trackId, heardMs: sum('heardMs'), silentMs: sum('silentMs') },
    ...{ seenMs: sum('seenMs'), blackMs: sum('blackMs') },
  };
  return [...all.filter((o) => o.trackId !== trackId), after];
}
