import type { EventId } from '../../../../shared/domain/ids.ts';
import { msBetween, type Instant, type Span } from '../../../../shared/domain/instant.ts';
import type { RecordingState } from '../../../../shared/domain/recording.ts';
import type { Conflict, Slot } from '../../../../shared/domain/slot.ts';

/** How a slot looks in the timeline. */
export type BlockLook = 'record' | 'live' | 'skip' | 'blackout';

/** One slot as the timeline draws it. */
export interface Block extends Span {
  readonly slot: Slot;
  readonly look: BlockLook;
  readonly hasConflict: boolean;
  /** What has become of it so far; null while there is no recording of it. */
  readonly outcome: RecordingState | null;
  /** Which part of the scheduled span is captured: shares of its length, 0 to 1; null when nothing is. */
  readonly captured: { readonly from: number; readonly to: number } | null;
}

/** A stretch before or after an event that is captured as padding. */
export interface Padding extends Span {
  readonly id: string;
}

/** The state of each event's recording; of the newest where there are several. */
export type Outcomes = ReadonlyMap<EventId, RecordingState>;

/** Every slot as a block. */
export const blocksOf = (
  slots: readonly Slot[],
  conflicts: readonly Conflict[],
  outcomes: Outcomes,
): readonly Block[] =>
  slots.map((slot) => ({
    slot,
    start: slot.occurrence.start,
    end: slot.occurrence.end,
    look: lookOf(slot),
    hasConflict: conflicts.some((c) => c.between.includes(slot.occurrence.eventId)),
    outcome: outcomes.get(slot.occurrence.eventId) ?? null,
    captured: capturedShare(slot),
  }));

/** What is captured outside the scheduled spans. */
export const paddingsOf = (slots: readonly Slot[]): readonly Padding[] =>
  slots.flatMap(({ occurrence: { eventId, start, end }, window }) => {
    if (window === null) return [];
    const before: Padding = { id: `before ${eventId}`, start: window.start, end: start };
    const after: Padding = { id: `after ${eventId}`, start: end, end: window.end };
    return [before, after].filter((p) => p.start < p.end);
  });

function lookOf({ occurrence, decision }: Slot): BlockLook {
  if (occurrence.kind === 'blackout') return 'blackout';
  if (decision === 'skip') return 'skip';
  return decision === 'record' ? 'record' : 'live';
}

function capturedShare({ occurrence: { start, end }, window }: Slot): Block['captured'] {
  const length = msBetween(start, end);
  if (window === null || length <= 0) return null;
  const share = (at: Instant): number => Math.min(1, Math.max(0, msBetween(start, at) / length));
  return { from: share(window.start), to: share(window.end) };
}
