import type { Span } from '../../shared/domain/instant.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import { EVENT_SERVICE, listParams, type Selection } from './event-list.ts';
import { checkPartner, readEventRow, rowId } from './event-row.ts';
import { proveFilter } from './filter-proof.ts';
import { gathered } from './gather.ts';
import { allPages } from './pages.ts';
import type { Room } from './room.ts';
import type { FetchedSchedule, ScheduleSource } from './source.ts';
import { readScheduleDocument } from './xml/schedule-document.ts';

/** The schedule as XML by `schedule_scheduleEvent.list` with `format=2`: the rows of JSON, every value a text. */
export class XmlSource implements ScheduleSource {
  constructor(
    private readonly api: KalturaApi,
    private readonly room: Room,
  ) {}

  async fetch(window: Span, signal: AbortSignal): Promise<FetchedSchedule> {
    const events = await this.#rows({ resourceId: this.room.resourceId }, window, signal);
    const rows = [...events, ...(await this.#rows('blackouts', window, signal))];
    checkPartner(rows, this.room.partnerId);
    return gathered(
      rows.map((row) => readEventRow(row, 'xml')),
      window,
    );
  }

  proveFilter(signal: AbortSignal): Promise<void> {
    return proveFilter(this.api, signal);
  }

  #rows(selection: Selection, asked: Span, signal: AbortSignal): Promise<readonly unknown[]> {
    return allPages(asked, rowId, async (window, pageIndex) => {
      const params = listParams(selection, window, pageIndex);
      return readScheduleDocument(await this.api.fetchText(EVENT_SERVICE, 'list', params, 'xml', { signal }));
    });
  }
}
