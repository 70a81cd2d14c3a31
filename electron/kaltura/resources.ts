import { z } from 'zod';
import type { ResourceId } from '../../shared/domain/ids.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { CallOptions, KalturaApi, KalturaParams } from './api.ts';
import { isRefusal } from './refusal.ts';
import { wireId, wireList, wireNumber, wireText } from './wire.ts';

/** A schedule resource: what events are scheduled on. */
export interface Resource {
  readonly id: ResourceId;
  readonly name: string;
  readonly systemName: string;
  readonly kind: 'camera' | 'location' | 'live-entry' | 'unknown';
}

/** Kaltura's `status` of a resource in use; disabled ones are listed too. */
const ACTIVE = 2;
const PAGE_SIZE = 500;

const row = z.looseObject({
  id: wireId,
  name: wireText,
  systemName: wireText,
  status: wireNumber,
  objectType: wireText,
});
type Row = z.infer<typeof row>;
const rows = wireList(row);

/** Every active resource of the account, by name. */
export async function listResources(api: KalturaApi, options?: CallOptions): Promise<readonly Resource[]> {
  const found = new Map<string, Resource>();
  for (let pageIndex = 1; ; pageIndex++) {
    const page = await list(api, { objectType: 'KalturaScheduleResourceFilter' }, pageIndex, options);
    for (const resource of page.filter(isActive)) found.set(resource.id, resourceOf(resource));
    if (page.length < PAGE_SIZE) break;
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * The camera resource of this device, made when there is none. System names are checked but not locked by Kaltura, so
 * what counts is what a look afterwards finds: of two made at once, every device takes the older one.
 * Throws FaultError `forbidden` when the token's role may not.
 */
export async function registerCamera(
  api: KalturaApi,
  name: string,
  systemName: string,
  options?: CallOptions,
): Promise<Resource> {
  const existing = await camera(api, systemName, options);
  if (existing) return existing;
  try {
    const scheduleResource = { objectType: 'KalturaCameraScheduleResource', name, systemName };
    await api.call('schedule_scheduleResource', 'add', { scheduleResource }, row, options);
  } catch (error) {
    if (!isRefusal(error, 'SYSTEM_NAME_ALREADY_EXISTS')) throw error;
  }
  const made = await camera(api, systemName, options);
  if (!made) throw new FaultError(fault('resource-not-found', { name: systemName }));
  return made;
}

async function camera(api: KalturaApi, systemName: string, options?: CallOptions): Promise<Resource | null> {
  const filter = { objectType: 'KalturaCameraScheduleResourceFilter', systemNameEqual: systemName };
  const page = await list(api, filter, 1, options);
  const ours = page
    .filter((r) => isActive(r) && r.systemName === systemName)
    .sort((a, b) => Number(a.id) - Number(b.id));
  return ours[0] ? resourceOf(ours[0]) : null;
}

async function list(
  api: KalturaApi,
  filter: KalturaParams,
  pageIndex: number,
  options: CallOptions | undefined,
): Promise<readonly Row[]> {
  const params = { filter, pager: { objectType: 'KalturaFilterPager', pageSize: PAGE_SIZE, pageIndex } };
  return (await api.call('schedule_scheduleResource', 'list', params, rows, options)).objects;
}

const isActive = ({ status }: Row): boolean => status === null || status === ACTIVE;

const KINDS: Readonly<Record<string, Resource['kind']>> = {
  KalturaCameraScheduleResource: 'camera',
  KalturaLocationScheduleResource: 'location',
  KalturaLiveEntryScheduleResource: 'live-entry',
};

const resourceOf = ({ id, name, systemName, objectType }: Row): Resource => ({
  id: id as ResourceId,
  name,
  systemName,
  kind: KINDS[objectType] ?? 'unknown',
});
