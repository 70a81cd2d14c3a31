import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { adminKs, call, deviceKs, type Answer } from './plain-client.ts';

const now = Date.parse('2026-09-21T08:00:00Z') / 1000;
let sandbox: Sandbox;
let ks: string;
let admin: string;
let room: number;
let camera: number;
beforeEach(async () => {
  sandbox = await startSandbox({
    now: () => now * 1000,
    scenario: {
      resources: [
        { key: 'room', name: 'Room 702', systemName: 'room-702' },
        { key: 'camera', type: 'camera', name: 'Camera', systemName: 'camera-702', parent: 'room' },
        { key: 'lab', name: 'Lab' },
      ],
      entries: [{ key: 'template', id: '1_template', name: 'T', properties: { categoriesIds: '5' } }],
    },
  });
  ks = await deviceKs(sandbox);
  admin = await adminKs(sandbox);
  room = sandbox.keys.resources.get('room') ?? 0;
  camera = sandbox.keys.resources.get('camera') ?? 0;
});
afterEach(async () => {
  expect(sandbox.bugs).toEqual([]);
  await sandbox.close();
});

const list = (filter: object = {}, pager: object = {}): Promise<Answer> =>
  call(sandbox, 'schedule_scheduleEvent.list', { ks, filter, pager });
const listed = async (filter: object = {}, pager: object = {}): Promise<unknown[]> =>
  ((await list(filter, pager))['objects'] as Answer[]).map((event) => event['summary']);
const byAdmin = (action: string, params: object): Promise<Answer> =>
  call(sandbox, `schedule_scheduleEvent.${action}`, { ks: admin, ...params });
const lecture = { startsInSeconds: 3600, lastsSeconds: 3600, resources: ['room'] };
const weekly = { ...lecture, recurrence: { frequency: 'weeks' as const, count: 3, timeZone: 'Europe/Berlin' } };

describe('list', () => {
  it('filters by resource: own and inherited, single, system name, parent', async () => {
    sandbox.schedule.add({ summary: 'room', ...lecture });
    sandbox.schedule.add({ summary: 'both', ...lecture, resources: ['room', 'camera'] });
    sandbox.schedule.add({ summary: 'camera', ...lecture, resources: ['camera'] });
    sandbox.schedule.add({ summary: 'lab', ...lecture, resources: ['lab'] });
    const series = sandbox.schedule.add({ summary: 'series', ...weekly });
    const four = Array.from({ length: 4 }, () => 'series');
    expect(await listed({ resourceIdsLike: String(room) })).toEqual(['room', 'both', ...four]);
    expect(await listed({ resourceIdsMultiLikeOr: `${camera},999` })).toEqual(['both', 'camera']);
    expect(await listed({ resourceIdsMultiLikeAnd: `${camera},${room}` })).toEqual(['both']);
    // The whole field must equal, and a resource with a parent never does.
    expect(await listed({ resourceIdEqual: String(room) })).toEqual(['room', ...four]);
    expect(await listed({ resourceIdEqual: String(camera) })).toEqual([]);
    // The index knows the system name only where the resource is attached itself.
    expect(await list({ resourceSystemNamesLike: 'room-702', recurrenceTypeIn: '1,2' })).toMatchObject({
      objects: [{ id: series, recurrenceType: 1 }],
    });
    expect(await listed({ parentResourceIdsLike: String(room) })).toEqual(['both', 'camera']);
  });

  it('knows relative times, the running event, and widened live times', async () => {
    sandbox.schedule.add({ summary: 'over', startsInSeconds: -7200, lastsSeconds: 3600 });
    sandbox.schedule.add({ summary: 'running', startsInSeconds: -60, lastsSeconds: 3600 });
    sandbox.schedule.add({ summary: 'next', startsInSeconds: 3600, lastsSeconds: 3600 });
    sandbox.schedule.add({
      ...{ type: 'liveStream', summary: 'live', startsInSeconds: 7200, lastsSeconds: 60 },
      properties: { preStartTime: 600, postEndTime: 60 },
    });
    expect(await listed({ endDateGreaterThanOrEqual: 0 })).toEqual(['running', 'next', 'live']);
    expect(await listed({ startDateGreaterThanOrEqual: 0 })).toEqual(['next', 'live']);
    expect(await listed({ startDateGreaterThanOrEqual: 0, startDateLessThanOrEqual: 6600 })).toEqual(['next', 'live']);
    expect(await listed({ startDateLessThanOrEqual: 6599, endDateGreaterThanOrEqual: now + 3600 })).toEqual(['next']);
    // An empty text is the epoch, not now; -1 is passed as it is.
    expect(await listed({ endDateGreaterThanOrEqual: '' })).toHaveLength(4);
    expect(await listed({ endDateLessThanOrEqual: -1 })).toEqual([]);
  });

  it('filters by type, status, recurrence, tags, ids, owner, priority and template', async () => {
    const tagged = { tags: 'Math, algebra', priority: 7, entryIds: '1_a,1_b' };
    const a = sandbox.schedule.add({
      summary: 'a',
      ...lecture,
      ownerId: 'ada',
      templateEntry: 'template',
      properties: tagged,
    });
    sandbox.schedule.add({ type: 'liveStream', summary: 'b', ...lecture });
    sandbox.schedule.add({ type: 'blackout', summary: 'c', ...lecture, resources: [] });
    sandbox.schedule.add({ summary: 'd', ...lecture, cancelled: true });
    const cases: [object, string[]][] = [
      [{ objectType: 'KalturaRecordScheduleEventFilter' }, ['a', 'd']],
      [{ objectType: 'KalturaBlackoutScheduleEventFilter' }, ['c']],
      [{ objectType: 'KalturaScheduleEventBaseFilter', ownerIdEqual: 'ada' }, ['a']],
      [{ objectType: 'KalturaEntryScheduleEventFilter', templateEntryIdEqual: '1_template' }, ['a']],
      [{ objectType: 'KalturaEntryScheduleEventFilter', entryIdsLike: '1_b' }, ['a']],
      [{ templateEntryCategoriesIdsLike: '5' }, ['a']],
      [{ statusEqual: 1 }, ['d']],
      [{ statusIn: '1,3' }, ['d']],
      [{ tagsLike: 'math' }, ['a']],
      [{ tagsMultiLikeOr: 'algebra,nope' }, ['a']],
      [{ tagsMultiLikeAnd: 'algebra,nope' }, []],
      [{ idIn: `${a},77` }, ['a']],
      [{ idNotIn: String(a) }, ['b', 'c', 'd']],
      [{ priorityGreaterThanOrEqual: 7 }, ['a']],
      [{ recurrenceTypeEqual: 1 }, []],
      [{ noSuchFilterEqual: 1 }, ['a', 'b', 'c', 'd']],
    ];
    for (const [filter, summaries] of cases) expect([filter, await listed(filter)]).toEqual([filter, summaries]);
  });

  it('orders and pages: 30 unless said, 500 at most, the total always of everything', async () => {
    for (let i = 0; i < 510; i++)
      sandbox.schedule.add({ summary: `${i}`, startsInSeconds: 10_000 - i, lastsSeconds: 60 });
    expect(await listed()).toHaveLength(30);
    const big = await list({ orderBy: '+startDate' }, { pageSize: 9999 });
    expect(big).toMatchObject({ totalCount: 510 });
    expect((big['objects'] as Answer[]).map((e) => e['summary']).slice(0, 2)).toEqual(['509', '508']);
    expect(big['objects']).toHaveLength(500);
    expect(await listed({ orderBy: '-startDate' }, { pageSize: 500, pageIndex: 2 })).toHaveLength(10);
    expect(await listed({}, { pageSize: 500, pageIndex: 3 })).toEqual([]);
  });

  it('does not page behind the first 10,000', async () => {
    for (let i = 0; i < 10_001; i++) sandbox.schedule.add({ summary: 'e', startsInSeconds: i, lastsSeconds: 1 });
    expect(await listed({}, { pageSize: 500, pageIndex: 20 })).toHaveLength(500);
    expect(await list({}, { pageSize: 500, pageIndex: 21 })).toMatchObject({
      code: 'QUERY_EXCEEDED_MAX_MATCHES_ALLOWED',
    });
  });

  it('shows the blackouts that overlap an event', async () => {
    sandbox.schedule.add({ summary: 'a', ...lecture });
    sandbox.schedule.add({ type: 'blackout', summary: 'closed', startsInSeconds: 7100, lastsSeconds: 3600 });
    const found = await list({ objectType: 'KalturaRecordScheduleEventFilter' });
    expect(found).toMatchObject({ objects: [{ summary: 'a', blackoutConflicts: [{ summary: 'closed' }] }] });
  });
});

describe('series', () => {
  it('is listed with its occurrences, which have ids of their own and read everything else from it', async () => {
    const id = sandbox.schedule.add({
      summary: 'MATH',
      ...weekly,
      properties: { referenceId: 'sis-1', description: 'd' },
    });
    const found = (await list({ orderBy: '+startDate' }))['objects'] as Answer[];
    expect(found.map((e) => e['recurrenceType'])).toEqual([1, 2, 2, 2]);
    const [series, ...occurrences] = found;
    expect(series).toMatchObject({ id, sequence: 12, startDate: now + 3600 });
    for (const [i, occurrence] of occurrences.entries())
      expect(occurrence).toMatchObject({
        ...{ parentId: id, summary: 'MATH', description: 'd', referenceId: 'sis-1', ownerId: 'scheduler@example.edu' },
        ...{ sequence: 1, recurrence: { frequency: 'weeks', count: 3 }, startDate: now + 3600 + i * 604_800 },
      });
    expect(new Set(found.map((e) => e['id'])).size).toBe(4);
  });

  it('edited in time gets new occurrences; those whose times stay keep their ids', async () => {
    const id = sandbox.schedule.add({ summary: 'MATH', ...weekly });
    const ids = sandbox.schedule.occurrences(id).map((o) => o.id);
    const update = (scheduleEvent: object) =>
      byAdmin('update', {
        scheduleEventId: id,
        scheduleEvent: { objectType: 'KalturaRecordScheduleEvent', ...scheduleEvent },
      });
    expect(await update({ description: 'new' })).toMatchObject({ sequence: 22 });
    expect(sandbox.schedule.occurrences(id).map((o) => o.id)).toEqual(ids);
    const rule = {
      objectType: 'KalturaScheduleEventRecurrence',
      frequency: 'weeks',
      count: 4,
      timeZone: 'Europe/Berlin',
    };
    await update({ recurrence: rule });
    expect(
      sandbox.schedule
        .occurrences(id)
        .map((o) => o.id)
        .slice(0, 3),
    ).toEqual(ids);
    expect(sandbox.schedule.occurrences(id)).toHaveLength(4);
    await update({ startDate: now + 5400, endDate: now + 9000 });
    const moved = sandbox.schedule.occurrences(id);
    expect(moved.map((o) => o.startDate - now)).toEqual([0, 1, 2, 3].map((week) => 5400 + week * 604_800));
    expect(moved.some((o) => ids.includes(o.id))).toBe(false);
  });

  it('any update re-creates an occurrence that was moved by hand', () => {
    const id = sandbox.schedule.add({ summary: 'MATH', ...weekly });
    const [first, second] = sandbox.schedule.occurrences(id);
    sandbox.schedule.move(first?.id ?? 0, 600);
    sandbox.schedule.edit(id, { tags: 't' });
    const after = sandbox.schedule.occurrences(id);
    expect(after.map((o) => o.startDate - now)).toEqual([0, 1, 2].map((week) => 3600 + week * 604_800));
    expect(after[0]?.id).not.toBe(first?.id);
    expect(after[1]?.id).toBe(second?.id);
  });

  it('made single loses its occurrences', async () => {
    const id = sandbox.schedule.add({ summary: 'MATH', ...weekly });
    const scheduleEvent = { objectType: 'KalturaRecordScheduleEvent', recurrenceType: 0 };
    expect(await byAdmin('update', { scheduleEventId: id, scheduleEvent })).toMatchObject({ sequence: 1 });
    expect(await list()).toMatchObject({ totalCount: 1 });
  });

  it('cancelled keeps status 1 and leaves lists of the room; its occurrences are gone', async () => {
    const id = sandbox.schedule.add({ summary: 'MATH', ...weekly });
    await byAdmin('cancel', { scheduleEventId: id });
    expect(await list()).toMatchObject({ totalCount: 1, objects: [{ id, status: 1 }] });
    expect(await listed({ resourceIdsLike: String(room) })).toEqual([]);
  });

  it('one occurrence can be cancelled, not deleted; the series can be deleted', async () => {
    const id = sandbox.schedule.add({ summary: 'MATH', ...weekly });
    const [first] = sandbox.schedule.occurrences(id);
    const scheduleEventId = first?.id;
    expect(await byAdmin('delete', { scheduleEventId })).toMatchObject({
      code: 'RECURRENCE_CANT_BE_DELETE',
      args: { ID: String(scheduleEventId), PARENT_ID: String(id) },
    });
    expect(await byAdmin('cancel', { scheduleEventId })).toMatchObject({ status: 1, summary: 'MATH' });
    expect(await byAdmin('delete', { scheduleEventId: id })).toMatchObject({ status: 3 });
    expect(await list()).toMatchObject({ totalCount: 0 });
    expect(await byAdmin('get', { scheduleEventId: id })).toMatchObject({ code: 'INVALID_OBJECT_ID' });
  });
});

describe('add and update', () => {
  const event = {
    objectType: 'KalturaRecordScheduleEvent',
    recurrenceType: 0,
    summary: 's',
    startDate: now,
    endDate: now + 60,
  };
  const add = (scheduleEvent: object): Promise<Answer> =>
    call(sandbox, 'schedule_scheduleEvent.add', { ks, scheduleEvent });

  it('is open to the capture role, who owns what it adds', async () => {
    const added = await add({ ...event, startDate: 60, endDate: 120 });
    expect(added).toMatchObject({
      ownerId: 'room-702',
      startDate: now + 60,
      endDate: now + 120,
      duration: 60,
      status: 2,
    });
    const scheduleEvent = { objectType: 'KalturaRecordScheduleEvent', entryIds: '1_a' };
    const params = { ks, scheduleEventId: added['id'], scheduleEvent };
    expect(await call(sandbox, 'schedule_scheduleEvent.update', params)).toMatchObject({
      entryIds: '1_a',
      sequence: 22,
    });
  });

  it.each([
    [{ objectType: 'KalturaScheduleEvent' }, 'OBJECT_TYPE_ABSTRACT'],
    [{ summary: undefined }, 'PROPERTY_VALIDATION_CANNOT_BE_NULL'],
    [{ endDate: now - 1 }, 'INVALID_SCHEDULE_END_BEFORE_START'],
    [{ endDate: now + 86_401 }, 'MAX_SCHEDULE_DURATION_REACHED'],
    [{ recurrenceType: 2 }, 'INVALID_ENUM_VALUE'],
    [{ priority: 10 }, 'PROPERTY_VALIDATION_MAX_VALUE'],
    [{ geoLongitude: -71.1 }, 'PROPERTY_VALIDATION_MIN_VALUE'],
    [
      { recurrenceType: 1, recurrence: { frequency: 'days', count: 2, until: now + 1e6 } },
      'PROPERTY_VALIDATION_UNTIL_NOT_VALID',
    ],
  ])('add with %j is refused', async (change, code) => {
    expect(await add({ ...event, ...change })).toMatchObject({ code });
  });

  it('takes a zero-length event and a VOD event of a month', async () => {
    expect(await add({ ...event, endDate: now })).toMatchObject({ duration: 0 });
    const vod = { ...event, objectType: 'KalturaVodScheduleEvent', endDate: now + 30 * 86_400 };
    expect(await add(vod)).toMatchObject({ objectType: 'KalturaVodScheduleEvent' });
  });

  it('refuses another type, a rule on a single event, and a template that is in use', async () => {
    const one = await add({ ...event, templateEntryId: '1_template' });
    const update = (scheduleEvent: object) =>
      byAdmin('update', {
        scheduleEventId: one['id'],
        scheduleEvent: { objectType: event.objectType, ...scheduleEvent },
      });
    expect(await update({ objectType: 'KalturaBlackoutScheduleEvent' })).toMatchObject({
      code: 'SCHEDULE_EVENT_TYPE_CANT_BE_UPDATED',
    });
    expect(await update({ recurrence: { frequency: 'days', count: 2 } })).toMatchObject({
      ...{ code: "Can't update single schedule event with recurring data", message: '', args: [] },
    });
    expect(await update({ duration: 5, endDate: now + 60 })).toMatchObject({
      code: 'MAX_SCHEDULE_DURATION_MUST_MATCH_END_TIME',
    });
    expect(await update({ duration: 30 })).toMatchObject({ endDate: now + 30 });
    expect(await add({ ...event, templateEntryId: '1_template' })).toMatchObject({ code: 'SCHEDULE_TIME_IN_USE' });
    expect(await list()).toMatchObject({ totalCount: 1 });
  });

  it('finds conflicts, and keeps free resources for the one who asked', async () => {
    sandbox.schedule.add({ summary: 'a', startsInSeconds: 0, lastsSeconds: 60, resources: ['room'] });
    sandbox.schedule.add({ type: 'blackout', summary: 'closed', startsInSeconds: 30, lastsSeconds: 60 });
    const conflicts = async (resourceIds: string, scheduleEventConflictType: number): Promise<unknown> => {
      const params = { resourceIds, scheduleEvent: event, scheduleEventConflictType };
      return ((await byAdmin('getConflicts', params))['objects'] as Answer[]).map((e) => e['summary']);
    };
    expect(await conflicts(String(room), 1)).toEqual(['a']);
    expect(await conflicts(String(room), 2)).toEqual(['closed']);
    expect(await conflicts(String(room), 3)).toEqual(['a', 'closed']);
    expect(await conflicts(String(camera), 1)).toEqual([]);
    const tie = {
      scheduleEventResource: { eventId: sandbox.schedule.add({ summary: 'x', ...lecture }), resourceId: camera },
    };
    const action = 'schedule_scheduleEventResource.add';
    const other = await adminKs(sandbox);
    expect(await call(sandbox, action, { ks: other, ...tie })).toMatchObject({ code: 'RESOURCE_IS_RESERVED' });
    expect(await call(sandbox, action, { ks: admin, ...tie })).toMatchObject({ resourceId: camera });
  });
});

describe('resources', () => {
  const resources = (action: string, params: object): Promise<Answer> =>
    call(sandbox, `schedule_scheduleResource.${action}`, { ks, ...params });

  it('are unique by system name within their type', async () => {
    const add = (objectType: string, systemName?: string, parentId?: number) =>
      resources('add', { scheduleResource: { objectType, name: 'New', systemName, parentId } });
    expect(await add('KalturaCameraScheduleResource', 'camera-702')).toMatchObject({
      ...{ code: 'SYSTEM_NAME_ALREADY_EXISTS', args: { SYS_NAME: 'camera-702' } },
    });
    const added = await add('KalturaLocationScheduleResource', 'camera-702', room);
    expect(added).toMatchObject({ status: 2, systemName: 'camera-702', parentId: room });
    expect(await add('KalturaCameraScheduleResource')).toMatchObject({ name: 'New' });
    expect(await add('KalturaCameraScheduleResource', 'z', 5)).toMatchObject({ code: 'RESOURCE_PARENT_ID_NOT_FOUND' });
    const rename = {
      scheduleResourceId: added['id'],
      scheduleResource: { objectType: 'KalturaLocationScheduleResource', systemName: 'room-702' },
    };
    expect(await resources('update', rename)).toMatchObject({ code: 'SYSTEM_NAME_ALREADY_EXISTS' });
  });

  it('are listed by type and system name, disabled ones too', async () => {
    const lab = sandbox.state.resources.get(sandbox.keys.resources.get('lab') ?? 0);
    if (lab !== undefined) lab.status = 1;
    const find = (filter: object) => resources('list', { filter });
    expect(await find({ systemNameEqual: 'room-702' })).toMatchObject({ totalCount: 1, objects: [{ id: room }] });
    expect(await find({ objectType: 'KalturaCameraScheduleResourceFilter' })).toMatchObject({ totalCount: 1 });
    expect(await find({ statusEqual: 1 })).toMatchObject({ totalCount: 1, objects: [{ name: 'Lab' }] });
    expect(await resources('get', { scheduleResourceId: camera })).toMatchObject({ parentId: room });
    expect(await resources('get', { scheduleResourceId: 1 })).toMatchObject({ code: 'INVALID_OBJECT_ID' });
  });
});
