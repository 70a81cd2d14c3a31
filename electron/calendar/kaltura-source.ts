import { z } from 'zod';
import type { Span } from '../../shared/domain/instant.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import { wireNumber } from '../kaltura/wire.ts';
import { checkBelonging, type Room } from './belonging.ts';
import { EVENT_SERVICE, listParams, NO_RESOURCE, type Selection } from './event-list.ts';
import { EventPages, type EventPage, type HttpFormat } from './event-pages.ts';
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
  readonly #pages: EventPages;
  /** What the last whole fetch was made of, and what came of it. */
  #last: { readonly pages: readonly EventPage[]; readonly schedule: FetchedSchedule } | null = null;

  constructor(private readonly options: KalturaSourceOptions) {
    this.#pages = new EventPages(options.format);
  }

  async fetch(window: Span, signal: AbortSignal): Promise<FetchedSchedule> {
    const { room, expandSeries } = this.options;
    const { resourceId } = room;
    const pages: EventPage[] = [];
    const ofRoom = await this.#readings({ resourceId }, window, signal, pages);
    const series = expandSeries ? await this.#readings({ resourceId, only: 'series' }, window, signal, pages) : [];
    const blackouts = await this.#readings('blackouts', window, signal, pages);
    this.#pages.endFetch();
    const last = this.#last;
    // What is counted from series depends on the window, so that only listed events can be taken over as they are.
    if (last && !expandSeries && samePages(last.pages, pages)) return { ...last.schedule, window };

    if (checkBelonging([...ofRoom, ...series, ...blackouts], ofRoom, room)) await this.proveFilter(signal);
    const readings = [...ofRoom, ...series, ...blackouts].map((r) => r.reading);
    const schedule = gathered(expandSeries ? withSeriesExpanded(readings, window) : readings, window);
    this.#last = { pages, schedule };
    return schedule;
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
    const { totalCount } = await this.options.api.call(EVENT_SERVICE, 'list', params, countSchema, { signal });
    if (totalCount !== 0) throw new FaultError(fault('filter-ignored'));
  }

  #readings(
    selection: Selection,
    asked: Span,
    signal: AbortSignal,
    pages: EventPage[],
  ): Promise<readonly EventReading[]> {
    const { api, format } = this.options;
    return allPages(asked, idOfReading, async (window, pageIndex) => {
      const params = listParams(selection, window, pageIndex);
      const page = this.#pages.read(await api.fetchText(EVENT_SERVICE, 'list', params, format, { signal }));
      pages.push(page);
      return page;
    });
  }
}

const countSchema = z.looseObject({ totalCount: wireNumber });

const samePages = (a: readonly EventPage[], b: readonly EventPage[]): boolean =>
  a.length === b.length && a.every((page, i) => page === b[i]);
