import type { Span } from '../../shared/domain/instant.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import { EVENT_SERVICE, listParams, type Selection } from './event-list.ts';
import { proveFilter } from './filter-proof.ts';
import { gathered } from './gather.ts';
import { readKalturaCalendar } from './ical/kaltura-calendar.ts';
import { idOfReading, type IcalReading } from './ical/kaltura-event.ts';
import { checkBelonging } from './belonging.ts';
import { allPages } from './pages.ts';
import type { Room } from './room.ts';
import type { FetchedSchedule, ScheduleSource } from './source.ts';

/** The schedule as iCal by `schedule_scheduleEvent.list` with `format=ical`, for sites that need what only iCal carries. */
export class IcalSource implements ScheduleSource {
  constructor(
    private readonly api: KalturaApi,
    private readonly room: Room,
  ) {}

  async fetch(window: Span, signal: AbortSignal): Promise<FetchedSchedule> {
    const events = await this.#readings({ resourceId: this.room.resourceId }, window, signal);
    const blackouts = await this.#readings('blackouts', window, signal);
    const isProofNeeded = checkBelonging([...events, ...blackouts], events, this.room);
    if (isProofNeeded) await this.proveFilter(signal);
    return gathered(
      [...events, ...blackouts].map((r) => r.reading),
      window,
    );
  }

  proveFilter(signal: AbortSignal): Promise<void> {
    return proveFilter(this.api, signal);
  }

  #readings(selection: Selection, asked: Span, signal: AbortSignal): Promise<readonly IcalReading[]> {
    return allPages(asked, idOfReading, async (window, pageIndex) => {
      const params = listParams(selection, window, pageIndex);
      const text = await this.api.fetchText(EVENT_SERVICE, 'list', params, 'ical', { signal });
      const { readings, totalCount } = readKalturaCalendar(text, 'ical');
      return { rows: readings, totalCount };
    });
  }
}
