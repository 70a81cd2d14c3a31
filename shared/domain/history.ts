import type { Fault } from '../faults/fault.ts';
import type { Fact, RecordingEvent } from './fact.ts';
import type { RecordingId, TrackId } from './ids.ts';
import type { Instant, Span } from './instant.ts';

/** The facts of a recording that explain to a person how it came to be as it is. */
export const TOLD = [
  ...['recording-opened', 'capture-began', 'part-began', 'part-ended', 'window-moved', 'paused', 'resumed'],
  ...['stopped', 'stop-undone', 'interrupted', 'captured', 'broadcast-began', 'broadcast-ended', 'upload-queued'],
  ...['upload-held', 'upload-released', 'upload-faulted', 'upload-recovered', 'uploaded', 'failed', 'retried'],
  ...['missed', 'skipped', 'cancelled', 'media-deleted'],
] as const satisfies readonly RecordingEvent['type'][];

/** One link of the chain. */
export interface Cause {
  readonly at: Instant;
  readonly what: (typeof TOLD)[number];
  readonly trackId: TrackId | null;
  readonly fault: Fault | null;
  /** Where the window was moved to. */
  readonly window: Span | null;
  /** Who moved it or ended it. */
  readonly by: 'schedule' | 'operator' | null;
}

/** What happened to a recording and when, oldest first: why it was not recorded, or is not complete. */
export function historyOf(facts: readonly Fact[], id: RecordingId): readonly Cause[] {
  return facts.flatMap((fact) => {
    if (fact.recordingId !== id || !isTold(fact)) return [];
    return [
      {
        at: fact.at,
        what: fact.type,
        trackId: 'trackId' in fact ? fact.trackId : null,
        fault: 'fault' in fact ? fact.fault : null,
        window: fact.type === 'window-moved' ? fact.window : null,
        by: whoseDoing(fact),
      },
    ];
  });
}

type ToldFact = Extract<Fact, { readonly type: (typeof TOLD)[number] }>;

const isTold = (fact: Fact): fact is ToldFact => (TOLD as readonly string[]).includes(fact.type);

function whoseDoing(fact: ToldFact): Cause['by'] {
  if (fact.type === 'window-moved') return fact.by;
  if (fact.type !== 'stopped') return null;
  return fact.because === undefined ? 'operator' : 'schedule';
}
