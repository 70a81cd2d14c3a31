import type { Span } from '../../shared/domain/instant.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import { checkBelonging, type Room } from './belonging.ts';
import { EVENT_SERVICE, listParams, NO_RESOURCE, type Selection } from './event-list.ts';
import { EVENT_PAGES, listSchema, type HttpFormat } from './event-pages.ts';
import { idOfReading, type EventReading } from './event-reading.ts';
import { gathered } from './gather.ts';
import { allPages } from './pages.ts';
import { withSeriesExpanded } from './series/expanded.ts';
import type { FetchedSchedule, ScheduleSource } from './source.ts';

/** What to read from Kaltura, and how. */
export interface KalturaSourceOptions {
  readonly api: KalturaApi;
  readonly room: Room;
  readonly format: HttpFormat;
  /** Count series on the device, for servers that list the series only. */
  readonly expandSeries: boolean;
}

/** The room's schedule by `schedule_scheduleEvent.list`: its own events, and the account's blackouts. */
export class KalturaSource implements ScheduleSource {
  constructor(private readonly options: KalturaSourceOptions) {}

  async fetch(window: Span, signal: AbortSignal): Promise<FetchedSchedule> {
    const { room, expandSeries } = this.options;
    const { resourceId } = room;
    const ofRoom = await this.#readings({ resourceId }, window, signal);
    const series = expandSeries ? await this.#readings({ resourceId, only: 'series' }, window, signal) : [];
    const blackouts = await this.#readings('blackouts', window, signal);
    if (checkBelonging([...ofRoom, ...series, ...blackouts], ofRoom, room)) await this.proveFilter(signal);
    const readings = [...ofRoom, ...blackouts].map((r) => r.reading);
    if (!expandSeries) return gathered(readings, window);
    return gathered(withSeriesExpanded([...readings, ...series.map((r) => r.reading)], window), window);
  }

  /**
   * Asks for the events of a resource that does not exist: a server that finds any ignores the filter (brackets or
   * colons lost on the way, a proxy in between).
   */
  async proveFilter(signal: AbortSignal): Promise<void> {
    const params = {
      filter: { objectType: 'KalturaScheduleEventFilter', resourceIdsLike: NO_RESOURCE },
      pager: { objectType: 'KalturaFilterPager', pageSize: 1, pageIndex: 1 },
    };
    const list = await this.options.api.call(EVENT_SERVICE, 'list', params, listSchema, { signal });
    if ((list.totalCount ?? 0) > 0 || (list.objects?.length ?? 0) > 0) throw new FaultError(fault('filter-ignored'));
  }

  #readings(selection: Selection, asked: Span, signal: AbortSignal): Promise<readonly EventReading[]> {
    const { api, format } = this.options;
    return allPages(asked, idOfReading, (window, pageIndex) =>
      EVENT_PAGES[format](api, listParams(selection, window, pageIndex), signal),
    );
  }
}
