import { z } from 'zod';
import type { ResourceId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/instant.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import { wireNumber } from '../kaltura/wire.ts';
import { EVENT_SERVICE, listParams, NO_RESOURCE, type Selection } from './event-list.ts';
import { readEventRow } from './event-row.ts';
import { gathered } from './gather.ts';
import { allPages } from './pages.ts';
import type { FetchedSchedule, ScheduleSource } from './source.ts';

/** KalturaScheduleEventListResponse; its rows are read one by one, so that a bad one spoils no other. */
const listSchema = z.looseObject({ totalCount: wireNumber, objects: z.array(z.unknown()).nullish() });

/** Which partner's schedule of which room. */
export interface Room {
  readonly partnerId: number;
  readonly resourceId: ResourceId;
}

/** The schedule as JSON by `schedule_scheduleEvent.list`: the room's events, and the account's blackouts. */
export class JsonSource implements ScheduleSource {
  constructor(
    private readonly api: KalturaApi,
    private readonly room: Room,
  ) {}

  async fetch(window: Span, signal: AbortSignal): Promise<FetchedSchedule> {
    const events = await this.#rows({ resourceId: this.room.resourceId }, window, signal);
    const blackouts = await this.#rows('blackouts', window, signal);
    const rows = [...events, ...blackouts];
    const stranger = rows.find((row) => partnerOf(row) !== null && partnerOf(row) !== this.room.partnerId);
    if (stranger !== undefined) throw new FaultError(fault('filter-ignored', {}, 'an event of another partner'));
    return gathered(
      rows.map((row) => readEventRow(row, 'json')),
      window,
    );
  }

  async proveFilter(signal: AbortSignal): Promise<void> {
    const params = {
      filter: { objectType: 'KalturaScheduleEventFilter', resourceIdsLike: NO_RESOURCE },
      pager: { objectType: 'KalturaFilterPager', pageSize: 1, pageIndex: 1 },
    };
    const { totalCount, objects } = await this.api.call(EVENT_SERVICE, 'list', params, listSchema, { signal });
    if ((totalCount ?? 0) > 0 || (objects?.length ?? 0) > 0) throw new FaultError(fault('filter-ignored'));
  }

  #rows(selection: Selection, asked: Span, signal: AbortSignal): Promise<readonly unknown[]> {
    return allPages(asked, idOf, async (window, pageIndex) => {
      const params = listParams(selection, window, pageIndex);
      const { totalCount, objects } = await this.api.call(EVENT_SERVICE, 'list', params, listSchema, { signal });
      return { rows: objects ?? [], totalCount };
    });
  }
}

const idOf = (row: unknown): unknown => fieldOf(row, 'id') ?? row;

function partnerOf(row: unknown): number | null {
  const partnerId = fieldOf(row, 'partnerId');
  return partnerId === undefined || partnerId === null ? null : Number(partnerId);
}

const fieldOf = (row: unknown, name: string): unknown =>
  typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>)[name] : undefined;
