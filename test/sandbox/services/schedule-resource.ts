import { apiError } from '../wire/errors.ts';
import { listResponse } from '../wire/value.ts';
import type { ScheduleResource } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { isA } from '../types/classes.ts';
import type { Decoded } from '../types/decode.ts';
import { encode } from '../types/encode.ts';
import { validate } from '../types/validate.ts';
import type { Service } from './call.ts';
import { applyFilter, applyOrder, applyPager, type Fields } from './list.ts';

const fields: Fields<ScheduleResource> = {
  id: (r) => r.id,
  parentId: (r) => r.parentId,
  systemName: (r) => r.systemName,
  name: (r) => r.name,
  status: (r) => r.status,
  tags: (r) => r.tags,
  createdAt: (r) => r.createdAt,
  updatedAt: (r) => r.updatedAt,
};

function findResource(state: State, id: number): ScheduleResource {
  const resource = state.resources.get(id);
  if (resource === undefined || resource.status === 3) throw apiError('INVALID_OBJECT_ID', String(id));
  return resource;
}

/** A system name is unique among the undeleted resources of its type, a parent must exist. Checked, not locked. */
function check(state: State, sent: Decoded, objectType: string, selfId: number | null): void {
  const { systemName, parentId } = sent.values as Partial<ScheduleResource>;
  const taken = [...state.resources.values()].some(
    (r) => r.id !== selfId && r.status !== 3 && r.objectType === objectType && r.systemName === systemName,
  );
  if (typeof systemName === 'string' && taken) throw apiError('SYSTEM_NAME_ALREADY_EXISTS', systemName);
  if (typeof parentId === 'number' && parentId > 0 && !state.resources.has(parentId))
    throw apiError('RESOURCE_PARENT_ID_NOT_FOUND', String(parentId));
}

/** schedule_scheduleResource: rooms, cameras and live entries. */
export const scheduleResourceService: Service = {
  name: 'schedule_scheduleResource',
  actions: {
    add: ({ args, state, now }) => {
      const sent = args.object('scheduleResource', 'KalturaScheduleResource');
      const { name } = sent.values;
      if (typeof name !== 'string') throw apiError('PROPERTY_VALIDATION_CANNOT_BE_NULL', `${sent.objectType}::name`);
      validate(sent, 'insert');
      check(state, sent, sent.objectType, null);
      const resource: ScheduleResource = {
        systemName: null,
        ...(sent.values as Partial<ScheduleResource>),
        name,
        objectType: sent.objectType,
        id: state.nextResourceId++,
        partnerId: state.account.partnerId,
        status: 2,
        createdAt: now,
        updatedAt: now,
      };
      state.resources.set(resource.id, resource);
      return encode(resource);
    },

    get: ({ args, state }) => encode(findResource(state, args.int('scheduleResourceId'))),

    update: ({ args, state, now }) => {
      const resource = findResource(state, args.int('scheduleResourceId'));
      const sent = args.object('scheduleResource', 'KalturaScheduleResource');
      validate(sent, 'update', resource);
      check(state, sent, resource.objectType, resource.id);
      return encode(Object.assign(resource, sent.values, { updatedAt: now }));
    },

    delete: ({ args, state, now }) => {
      const resource = findResource(state, args.int('scheduleResourceId'));
      return encode(Object.assign(resource, { status: 3, updatedAt: now }));
    },

    list: ({ args, state }) => {
      const filter = args.optionalObject('filter', 'KalturaScheduleResourceFilter');
      const listed = (filter?.objectType ?? 'KalturaScheduleResourceFilter').replace(/Filter$/, '');
      const candidates = [...state.resources.values()].filter((r) => r.status !== 3 && isA(r.objectType, listed));
      const found = applyOrder(applyFilter(candidates, filter, fields), filter, fields);
      const page = applyPager(found, args).map((resource) => encode(resource));
      return listResponse('KalturaScheduleResourceListResponse', page, found.length);
    },
  },
};
