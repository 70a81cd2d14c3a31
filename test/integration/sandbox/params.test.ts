import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { adminKs, call, deviceKs, post, type Answer } from './plain-client.ts';

let sandbox: Sandbox;
let ks: string;
let resource: number;
beforeAll(async () => {
  sandbox = await startSandbox({
    scenario: {
      resources: [
        { key: 'room', name: 'Room' },
        { key: 'other', name: 'Other' },
      ],
      events: [
        { summary: 'Ours', startsInSeconds: 60, lastsSeconds: 60, resources: ['room'] },
        { summary: 'Theirs', startsInSeconds: 60, lastsSeconds: 60, resources: ['other'] },
      ],
    },
  });
  ks = await deviceKs(sandbox);
  resource = sandbox.credentials.resourceId;
});
afterAll(async () => {
  expect(sandbox.bugs).toEqual([]);
  await sandbox.close();
});

const get = async (path: string): Promise<Answer> => (await (await fetch(sandbox.url + path)).json()) as Answer;
const form = async (path: string, body: string, type = 'application/x-www-form-urlencoded'): Promise<Answer> =>
  (await (
    await fetch(sandbox.url + path, { method: 'POST', headers: { 'Content-Type': type }, body })
  ).json()) as Answer;
const list = '/api_v3/service/schedule_scheduleevent/action/list';
const summaries = (answer: Answer): unknown => (answer['objects'] as Answer[]).map((event) => event['summary']);

describe('where parameters come from', () => {
  it('lets the path win over the query string and the query string over the body', async () => {
    const time = expect.any(Number) as number;
    expect(await form('/api_v3/service/system/action/getTime?service=media&format=1', 'action=ping')).toEqual(time);
    expect(await form('/api_v3/service/system?action=ping&format=1', 'action=getTime')).toBe(true);
    expect(await form('/api_v3/index.php/service/system/?format=1', 'action=ping')).toBe(true);
    expect(await get('/api/service/system/action/ping/format/1')).toBe(true);
  });

  it('takes the first of two equal keys in the path, drops empty segments and splits encoded slashes', async () => {
    expect(await get('/api_v3/service/system/action/ping/action/getTime/format/1')).toBe(true);
    // Without its empty value every later pair shifts: `ks` now has the value "format".
    const shifted = await fetch(`${sandbox.url}/api_v3/service/system/action/getTime/ks//format/1`);
    expect(await shifted.text()).toContain('<code>INVALID_KS</code>');
    expect(await get('/api_v3/service/system%2Faction/ping/format/1')).toBe(true);
  });

  it('names are lower-cased, and unknown ones have their own misspelt codes', async () => {
    expect(await get('/api_v3/service/SYSTEM/action/PING?format=1')).toBe(true);
    expect(await get('/api_v3/service/scheduleEvent/action/list?format=1')).toMatchObject({
      code: 'SERVICE_DOES_NOT_EXISTS',
      args: { SRV_NAME: 'scheduleevent' },
    });
    expect(await get('/api_v3/service/system/action/nope?format=1')).toMatchObject({ code: 'ACTION_DOES_NOT_EXISTS' });
    expect(await get('/api_v3/?format=1')).toMatchObject({ code: 'SERVICE_NOT_SPECIFIED', args: [] });
  });

  it('expands colons everywhere, brackets in query and form, but not brackets in the path', async () => {
    const ours = ['Ours'];
    expect(summaries(await form(`${list}/filter:resourceIdsLike/${resource}`, `ks=${ks}&format=1`))).toEqual(ours);
    expect(summaries(await form(`${list}?filter[resourceIdsLike]=${resource}`, `ks=${ks}&format=1`))).toEqual(ours);
    expect(summaries(await form(list, `ks=${ks}&format=1&filter[resourceIdsLike]=${resource}`))).toEqual(ours);
    expect(summaries(await form(list, `ks=${ks}&format=1&filter:resourceIdsLike=${resource}`))).toEqual(ours);
    const unfiltered = await form(`${list}/filter[resourceIdsLike]/${resource}`, `ks=${ks}&format=1`);
    expect(summaries(unfiltered)).toEqual(['Ours', 'Theirs']);
  });

  it('merges nested parameters of several sources', async () => {
    const body = { ks, format: 1, filter: { resourceIdsLike: '999', orderBy: '-startDate' } };
    const answer = await fetch(`${sandbox.url}${list}?filter[resourceIdsLike]=${resource}`, {
      method: 'POST',
      headers: { 'Content-Type': 'APPLICATION/JSON' },
      body: JSON.stringify(body),
    });
    expect(summaries((await answer.json()) as Answer)).toEqual(['Ours']);
  });

  it('does not look at JSON whose Content-Type has a charset', async () => {
    const body = JSON.stringify({ service: 'system', action: 'ping', format: 1 });
    expect(await form('/api_v3/', body, 'application/json')).toBe(true);
    const ignored = await form('/api_v3/?format=1', body, 'application/json; charset=utf-8');
    expect(ignored).toMatchObject({ code: 'SERVICE_NOT_SPECIFIED' });
    expect(await form('/api_v3/?format=1', `[${body}]`, 'application/json')).toMatchObject({
      code: 'SERVICE_NOT_SPECIFIED',
    });
  });

  it('takes the other parameters from a multipart field named json', async () => {
    const body = new FormData();
    body.set('json', JSON.stringify({ service: 'system', action: 'ping', format: 1 }));
    const answer = await fetch(`${sandbox.url}/api_v3/`, { method: 'POST', body });
    expect(await answer.json()).toBe(true);
  });

  it('reads arrays by number, `-` as an empty one and __null as null', async () => {
    const admin = await adminKs(sandbox);
    const event = { recurrenceType: 0, summary: 'Live', startDate: 100, endDate: 200, description: 'x' };
    const added = await form(
      '/api_v3/service/schedule_scheduleevent/action/add',
      new URLSearchParams({
        ...{ ks: admin, format: '1', 'scheduleEvent:objectType': 'KalturaLiveStreamScheduleEvent' },
        ...Object.fromEntries(Object.entries(event).map(([name, value]) => [`scheduleEvent:${name}`, String(value)])),
        'scheduleEvent:liveFeatures:1:objectType': 'KalturaLiveCaptionFeature',
        'scheduleEvent:liveFeatures:0:objectType': 'KalturaLiveRestreamFeature',
        'scheduleEvent:liveFeatures:0:streamKey': 'k',
      }).toString(),
    );
    expect(added).toMatchObject({
      description: 'x',
      liveFeatures: [
        { objectType: 'KalturaLiveRestreamFeature', streamKey: 'k' },
        { objectType: 'KalturaLiveCaptionFeature' },
      ],
    });
    const scheduleEventId = Number(added['id']);
    const updated = await form(
      '/api_v3/service/schedule_scheduleevent/action/update',
      `ks=${admin}&format=1&scheduleEventId=${scheduleEventId}&scheduleEvent:objectType=KalturaLiveStreamScheduleEvent` +
        '&scheduleEvent:liveFeatures:-=&scheduleEvent:description__null=1',
    );
    expect(updated['liveFeatures']).toEqual([]);
    expect(updated).not.toHaveProperty('description');
    await call(sandbox, 'schedule_scheduleEvent.delete', { ks: admin, scheduleEventId });
  });
});

describe('what answers look like', () => {
  it('has the headers of the server and the format of the request', async () => {
    const json = await post(sandbox, 'system.ping', {});
    expect(json.headers.get('content-type')).toBe('application/json');
    expect(json.headers.get('x-kaltura-session')).toMatch(/^\d+, [\d.]+$/);
    expect(json.headers.get('x-me')).not.toBeNull();
    expect(json.headers.get('cache-control')).toMatch(/^no-store/);
    const xml = await fetch(`${sandbox.url}/api_v3/service/system/action/ping`);
    expect(xml.headers.get('content-type')).toBe('text/xml');
    expect(await xml.text()).toMatch(
      /^<\?xml version="1.0" encoding="utf-8"\?><xml><result>1<\/result><executionTime>[\d.e-]+<\/executionTime><\/xml>$/,
    );
    const php = await fetch(`${sandbox.url}/api_v3/service/system/action/ping/format/3`);
    expect(await php.text()).toBe('b:1;');
    const named = await fetch(`${sandbox.url}/api_v3/service/system/action/ping?format=1&content-type=text/plain`);
    expect(named.headers.get('content-type')).toBe('text/plain');
  });

  it('answers an unknown format with nothing but headers', async () => {
    const answer = await fetch(`${sandbox.url}/api_v3/service/system/action/ping?format=55`);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(answer.headers.get('x-kaltura')).toBe('error- UNKNOWN_RESPONSE_FORMAT');
    expect(answer.headers.get('x-kaltura-app')).toMatch(/^exiting on error/);
  });

  it('answers OPTIONS with CORS headers', async () => {
    const answer = await fetch(`${sandbox.url}/api_v3/`, { method: 'OPTIONS' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('leaves nulls out of JSON, puts objectType last, and keeps nulls in XML unless told', async () => {
    const raw = await (await post(sandbox, 'uploadToken.add', { ks, uploadToken: { fileSize: 5 } })).text();
    expect(raw).toMatch(/"fileSize":"5".*"uploadUrl":"http:\\\/\\\/.*,"objectType":"KalturaUploadToken"}$/);
    expect(raw).not.toContain('uploadedFileSize');
    const asXml = await (await post(sandbox, 'uploadToken.add', { ks, format: 2 })).text();
    expect(asXml).toContain('<result><objectType>KalturaUploadToken</objectType><id>');
    expect(asXml).toContain('<uploadedFileSize></uploadedFileSize>');
    const short = await (await post(sandbox, 'uploadToken.add', { ks, format: 2, ignoreNull: 1 })).text();
    expect(short).not.toContain('uploadedFileSize');
  });
});

describe('what is refused', () => {
  const add = (entry: object): Promise<Answer> =>
    call(sandbox, 'media.add', { ks, entry: { objectType: 'KalturaMediaEntry', ...entry } });

  it.each([
    [{ mediaType: 77 }, 'INVALID_ENUM_VALUE'],
    [{ name: 'a\u0007b' }, 'INVALID_PARAMETER_CHAR'],
    [{ name: { no: 'text' } }, 'PROPERTY_VALIDATION_WRONG_FORMAT'],
    [{ id: '1_abc' }, 'PROPERTY_VALIDATION_NOT_UPDATABLE'],
    [{ name: '' }, 'PROPERTY_VALIDATION_MIN_LENGTH'],
  ])('media.add of %j', async (entry, code) => {
    expect(await add(entry)).toMatchObject({ code, objectType: 'KalturaAPIException' });
  });

  it('a missing parameter, a scalar for an object, an abstract type, an unknown objectType', async () => {
    expect(await call(sandbox, 'media.add', { ks })).toMatchObject({
      code: 'MISSING_MANDATORY_PARAMETER',
      args: { PARAM_NAME: 'entry' },
    });
    expect(await call(sandbox, 'media.add', { ks, entry: 5 })).toMatchObject({
      code: 'PROPERTY_VALIDATION_WRONG_FORMAT',
    });
    const abstract = { ks, entryId: '1_x', resource: { token: 'x' } };
    const entryId = String((await add({}))['id']);
    expect(await call(sandbox, 'media.addContent', { ...abstract, entryId })).toMatchObject({
      code: 'OBJECT_TYPE_ABSTRACT',
    });
    // Not a descendant of the declared type: ignored.
    const odd = await call(sandbox, 'media.add', {
      ks,
      entry: { objectType: 'KalturaUploadToken', name: 'n', nonsense: 1 },
    });
    expect(odd).toMatchObject({ objectType: 'KalturaMediaEntry', name: 'n' });
    expect(odd).not.toHaveProperty('nonsense');
  });

  it('counts the length of a summary in bytes', async () => {
    const admin = await adminKs(sandbox);
    const event = (summary: string) =>
      call(sandbox, 'schedule_scheduleEvent.add', {
        ks: admin,
        scheduleEvent: {
          ...{ objectType: 'KalturaRecordScheduleEvent', recurrenceType: 0, startDate: 1000, endDate: 2000, summary },
        },
      });
    expect(await event('é'.repeat(129))).toMatchObject({ code: 'PROPERTY_VALIDATION_MAX_LENGTH' });
    const kept = await event('é'.repeat(128));
    expect(kept).toMatchObject({ sequence: 12 });
    await call(sandbox, 'schedule_scheduleEvent.delete', { ks: admin, scheduleEventId: kept['id'] });
  });
});

describe('multirequest', () => {
  it('does them in order, hands the ks down, follows references and does not stop at an error', async () => {
    const answer = await fetch(`${sandbox.url}/api_v3/service/multirequest?format=1`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        ks,
        1: { service: 'uploadToken', action: 'add', uploadToken: { fileName: 'multi.mp4' }, format: 2 },
        2: { service: 'media', action: 'list' },
        3: { service: 'uploadToken', action: 'get', uploadTokenId: '{1:result:id}' },
        4: { service: 'uploadToken', action: 'list', filter: { idIn: '{1:result:id}' } },
        5: { service: 'uploadToken', action: 'get', uploadTokenId: '{4:result:objects:_all:id}' },
        6: { service: 'uploadToken', action: 'get', uploadTokenId: '{2:result:id}' },
        8: { service: 'system', action: 'ping' },
      }),
    });
    const results = (await answer.json()) as Answer[];
    expect(results).toHaveLength(6);
    const token = { id: results[0]?.['id'], fileName: 'multi.mp4' };
    expect(results).toMatchObject([
      token,
      { code: 'SERVICE_FORBIDDEN', args: { SERVICE: 'media->list' } },
      token,
      { totalCount: 1, objects: [token] },
      token,
      { code: 'UPLOAD_TOKEN_NOT_FOUND' },
    ]);
  });

  it('takes the numbered form too, and wraps each result in an item in XML', async () => {
    const body = '1:service=system&1:action=ping&2:service=system&2:action=nope';
    const answer = await fetch(`${sandbox.url}/api_v3/service/multirequest`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body,
    });
    expect(await answer.text()).toMatch(/<result><item>1<\/item><item><error><code>ACTION_DOES_NOT_EXISTS<\/code>/);
  });
});
