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
import type { Reading } from './reading.ts';
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
    const pagesOfRoom = await this.#read({ resourceId }, window, signal);
    const pagesOfSeries = expandSeries ? await this.#read({ resourceId, only: 'series' }, window, signal) : [];
    const pages = [...pagesOfRoom, ...pagesOfSeries, ...(await this.#read('blackouts', window, signal))];
    this.#pages.endFetch();
    const last = this.#last;
    // What is counted from series depends on the window, so that only listed events can be taken over as they are.
    if (last && !expandSeries && samePages(last.pages, pages)) return { ...last.schedule, window };

    if (checkBelonging(rowsOf(pages), rowsOf(pagesOfRoom), room)) await this.proveFilter(signal);
    const readings = readingsOf(pages);
    const schedule = gathered(expandSeries ? withSeriesExpanded([...readings], window) : readings, window);
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

  #read(selection: Selection, asked: Span, signal: AbortSignal): Promise<readonly EventPage[]> {
    const { api, format } = this.options;
    return allPages<EventReading, EventPage>(asked, idOfReading, async (window, pageIndex) => {
      const params = listParams(selection, window, pageIndex);
      return this.#pages.read(await api.fetchText(EVENT_SERVICE, 'list', params, format, { signal }));
    });
  }
}

function* rowsOf(pages: readonly EventPage[]): Generator<EventReading> {
  for (const page of pages) yield* page.rows;
}

function* readingsOf(pages: readonly EventPage[]): Generator<Reading> {
  for (const { reading } of rowsOf(pages)) yield reading;
}

const countSchema = z.looseObject({ totalCount: wireNumber });

const samePages = (a: readonly EventPage[], b: readonly EventPage[]): boolean =>
  a.length === b.length && a.every((page, i) => page === b[i]);
