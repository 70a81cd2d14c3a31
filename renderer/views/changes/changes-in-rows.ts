import type { ScheduleChange } from '../../../shared/domain/change.ts';
import type { Instant } from '../../../shared/domain/instant.ts';

/** A change that is news by itself. */
export type Addition = Extract<ScheduleChange, { readonly change: 'added' }>;

/** One row of the list: a change, or the many events that one sync brought. */
export type ChangeRow =
  | { readonly kind: 'one'; readonly change: ScheduleChange }
  | {
      readonly kind: 'many';
      readonly learnedAt: Instant;
      readonly calendar: string | undefined;
      /** By start. */
      readonly additions: readonly Addition[];
    };

/** So many new events of one sync are still looked at one by one. */
const FEW = 5;

/**
 * The changes in their order, newest first, but what a calendar brought at once, when it was filled for the first time or
 * with a new term, in one row. What was removed or changed is never folded.
 */
export function changesInRows(changes: readonly ScheduleChange[]): readonly ChangeRow[] {
  const together = new Map<string, Addition[]>();
  for (const change of changes) {
    if (change.change !== 'added') continue;
    const others = together.get(syncOf(change));
    if (others) others.push(change);
    else together.set(syncOf(change), [change]);
  }
  const rows: ChangeRow[] = [];
  for (const change of changes) {
    const additions = change.change === 'added' ? (together.get(syncOf(change)) ?? []) : [];
    if (additions.length <= FEW) rows.push({ kind: 'one', change });
    else if (additions[0] === change) rows.push(manyOf(additions, change));
  }
  return rows;
}

/** Each calendar is read in syncs of its own. */
const syncOf = ({ learnedAt, occurrence }: Addition): string => `${learnedAt} ${occurrence.calendar ?? ''}`;

const manyOf = (additions: readonly Addition[], { learnedAt, occurrence: { calendar } }: Addition): ChangeRow => ({
  ...{ kind: 'many', learnedAt, calendar },
  additions: additions.toSorted((a, b) => a.occurrence.start - b.occurrence.start),
});
