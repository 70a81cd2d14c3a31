import type { EventId } from '../../../shared/domain/ids.ts';
import { fromEpochMs, toIso, type Span } from '../../../shared/domain/instant.ts';
import { unreadable, type Reading } from '../reading.ts';
import { newBudget, startsOf } from './instances.ts';

/**
 * Expands the series among what was read, for feeds that hold series only. A series that has at least one occurrence
 * in the feed is left alone: the server listed what there is of it, and a moved or cancelled one must not come back.
 */
export function withSeriesExpanded(readings: readonly Reading[], window: Span): readonly Reading[] {
  const budget = newBudget();
  const listed = new Set(readings.map((r) => (r.read === 'occurrence' ? r.occurrence.parentId : null)));
  const expanded = readings.flatMap((reading): readonly Reading[] => {
    if (reading.read !== 'series' || listed.has(reading.series.eventId)) return [];
    const { series, rule } = reading;
    // Without a zone the server counts in its own one, which nobody tells; UTC is as good as any.
    const starts = startsOf({ first: series, rule, zone: series.zone ?? 'UTC' }, window, budget);
    if (typeof starts === 'string') return [unreadable({ id: series.eventId, title: series.title }, starts)];
    const lengthMs = series.end - series.start;
    return starts.map((start) => ({
      read: 'occurrence',
      occurrence: {
        ...series,
        eventId: `${series.eventId}-${toIso(start).replace(/\D/g, '').slice(0, 14)}` as EventId,
        parentId: series.eventId,
        start,
        end: fromEpochMs(start + lengthMs),
        repaired: [...series.repaired, 'It was counted from the rule of its series.'],
      },
      endpoints: null,
    }));
  });
  return [...readings, ...expanded];
}
