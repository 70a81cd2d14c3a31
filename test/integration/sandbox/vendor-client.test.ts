import kaltura from 'kaltura-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { tokenHash, type Answer } from './plain-client.ts';

const silent = { log: () => undefined, debug: () => undefined, error: () => undefined };

let sandbox: Sandbox;
let client: InstanceType<typeof kaltura.Client>;
beforeAll(async () => {
  sandbox = await startSandbox({
    scenario: {
      resources: [{ key: 'room', name: 'Room' }],
      events: [
        { summary: 'Ours', startsInSeconds: 60, lastsSeconds: 60, resources: ['room'] },
        { summary: 'Not ours', startsInSeconds: 60, lastsSeconds: 60 },
      ],
      lifeCycle: { convertSeconds: 0 },
    },
  });
  const configuration = new kaltura.Configuration();
  configuration.serviceUrl = sandbox.url;
  configuration.setLogger(silent);
  client = new kaltura.Client(configuration);
});
afterAll(() => sandbox.close());

const run = (service: string, action: string, ...args: readonly unknown[]): Promise<Answer> => {
  const request = kaltura.services[service]?.[action];
  if (request === undefined) throw new Error(`the vendor's client has no ${service}.${action}`);
  return request(...args).execute(client);
};
const object = (name: string, properties: object): object => {
  const Made = kaltura.objects[name];
  if (Made === undefined) throw new Error(`the vendor's client has no ${name}`);
  return new Made(properties);
};

it("serves the vendor's generated client from widget session to ready entry", async () => {
  const { partnerId, tokenId, token, hashType, resourceId } = sandbox.credentials;
  const widget = await run('session', 'startWidgetSession', `_${partnerId}`);
  client.setKs(String(widget['ks']));
  const hash = tokenHash(String(widget['ks']), token, hashType);
  const session = await run('appToken', 'startSession', tokenId, hash);
  expect(session).toMatchObject({ partnerId, userId: 'room-702' });
  client.setKs(String(session['ks']));

  const filter = object('ScheduleEventFilter', { resourceIdsLike: String(resourceId), orderBy: '+startDate' });
  const pager = object('FilterPager', { pageSize: 500, pageIndex: 1 });
  expect(await run('scheduleEvent', 'listAction', filter, pager)).toMatchObject({
    totalCount: 1,
    objects: [{ summary: 'Ours', objectType: 'KalturaRecordScheduleEvent' }],
  });

  const uploadToken = await run('uploadToken', 'add', object('UploadToken', { fileName: 'a.mp4' }));
  const first = await run('uploadToken', 'upload', uploadToken['id'], Buffer.from('first,'), false, false, -1);
  expect(first).toMatchObject({ status: 1, uploadedFileSize: '6' });
  const last = await run('uploadToken', 'upload', uploadToken['id'], Buffer.from('last'), true, true, 6);
  expect(last).toMatchObject({ status: 2, uploadedFileSize: '10' });

  const entry = await run('media', 'add', object('MediaEntry', { mediaType: 1, name: 'Lecture' }));
  expect(entry).toMatchObject({ status: 7, name: 'Lecture' });
  const resource = object('UploadedFileTokenResource', { token: uploadToken['id'] });
  await run('media', 'addContent', entry['id'], resource);
  expect(await run('baseEntry', 'get', entry['id'])).toMatchObject({ status: 2 });
  expect((await sandbox.media(String(entry['id'])))?.bytes).toBe(10);
  await expect(run('media', 'listAction')).rejects.toMatchObject({ code: 'SERVICE_FORBIDDEN' });
  expect(sandbox.bugs).toEqual([]);
});
