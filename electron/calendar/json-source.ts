import type { Span } from '../../shared/domain/instant.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import { EVENT_SERVICE, listParams, type Selection } from './event-list.ts';
import { checkPartner, readEventRow, rowId } from './event-row.ts';
import { listSchema, proveFilter } from './filter-proof.ts';
import { gathered } from './gather.ts';
import { allPages } from './pages.ts';
import type { Room } from './room.ts';
import type { FetchedSchedule, ScheduleSource } from './source.ts';

/** The schedule as JSON by `schedule_scheduleEvent.list`: the room's events, and the account's blackouts. */
export class JsonSource implements ScheduleSource {
  constructor(
    private readonly api: KalturaApi,
    private readonly room: Room,
  ) {}

  async fetch(window: Span, signal: AbortSignal): Promise<FetchedSchedule> {
    const events = await this.#rows({ resourceId: this.room.resourceId }, window, signal);
    const rows = [...events, ...(await this.#rows('blackouts', window, signal))];
    checkPartner(rows, this.room.partnerId);
    return gathered(
      rows.map((row) => readEventRow(row, 'json')),
      window,
    );
  }

  proveFilter(signal: AbortSignal): Promise<void> {
    return proveFilter(this.api, signal);
  }

  #rows(selection: Selection, asked: Span, signal: AbortSignal): Promise<readonly unknown[]> {
    return allPages(asked, rowId, async (window, pageIndex) => {
      const params = listParams(selection, window, pageIndex);
      const { totalCount, objects } = await this.api.call(EVENT_SERVICE, 'list', params, listSchema, { signal });
      return { rows: objects ?? [], totalCount };
    });
  }
}
