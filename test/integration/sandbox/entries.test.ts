import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { addToken, adminKs, call, deviceKs, post, uploadPart, widgetKs, type Answer } from './plain-client.ts';

let nowMs: number;
let sandbox: Sandbox;
let ks: string;
beforeEach(async () => {
  nowMs = Date.parse('2026-09-21T08:00:00Z');
  sandbox = await startSandbox({
    now: () => nowMs,
    scenario: {
      entries: [
        {
          key: 'template',
          id: '1_template',
          name: 'Template',
          userId: 'professor',
          properties: {
            description: 'd',
            tags: 't',
            categoriesIds: '5',
            conversionProfileId: 8,
            referenceId: 'not copied',
          },
        },
        { key: 'deleted', id: '1_deleted0', name: 'Gone', properties: { status: 3 } },
        { key: 'live', id: '1_live0000', type: 'liveStream', name: 'Hall' },
      ],
      lifeCycle: { importSeconds: 10, convertSeconds: 20 },
    },
  });
  ks = await deviceKs(sandbox);
});
afterEach(async () => {
  expect(sandbox.bugs).toEqual([]);
  await sandbox.close();
});

const add = (entry: object = {}): Promise<Answer> =>
  call(sandbox, 'media.add', { ks, entry: { objectType: 'KalturaMediaEntry', mediaType: 1, ...entry } });
const get = (entryId: unknown): Promise<Answer> => call(sandbox, 'baseEntry.get', { ks, entryId });
const resource = (token: string) => ({ objectType: 'KalturaUploadedFileTokenResource', token });
const attach = (entryId: unknown, token: string): Promise<Answer> =>
  call(sandbox, 'media.addContent', { ks, entryId, resource: resource(token) });
async function uploaded(): Promise<string> {
  const token = await addToken(sandbox, ks, { fileName: 'a.mp4' });
  await uploadPart(sandbox, ks, token, new Uint8Array([1, 2, 3]));
  return token;
}
const notYours = { code: 'INVALID_KS', args: { KSID: '', ERR_CODE: '-4', ERR_DESC: 'INVALID_TYPE' } };

describe('media.add', () => {
  it('makes an empty entry, named after partner and time when no name is given', async () => {
    expect(await add()).toMatchObject({ status: 7, name: `1234567_${nowMs / 1000}`, userId: 'room-702' });
  });

  it('copies from a template what the server copies, but not its owner; own values win', async () => {
    const entry = await add({ templateEntryId: '1_template', name: 'Mine' });
    expect(entry).toMatchObject({
      ...{ name: 'Mine', description: 'd', tags: 't', categoriesIds: '5', conversionProfileId: 8 },
      ...{ templateEntryId: '1_template', userId: 'room-702' },
    });
    expect(entry).not.toHaveProperty('referenceId');
  });

  it.each(['1_nope0000', '1_deleted0'])('ignores the bad template %s without a word', async (templateEntryId) => {
    const entry = await add({ templateEntryId, name: 'n' });
    expect(entry).toMatchObject({ status: 7 });
    expect(entry).not.toHaveProperty('templateEntryId');
  });

  it('drops what the role may not set and says so in headers', async () => {
    const entry = { objectType: 'KalturaMediaEntry', name: 'n', referenceId: 'ref', categoriesIds: '9', tags: 'kept' };
    const answer = await post(sandbox, 'media.add', { ks, entry });
    expect(answer.headers.get('kalturabaseentry-referenceid-error')).toMatch(/^The .*referenceId/);
    expect(answer.headers.get('kalturabaseentry-categoriesids-error')).not.toBeNull();
    const added = (await answer.json()) as Answer;
    expect(added).toMatchObject({ tags: 'kept' });
    expect(added).not.toHaveProperty('categoriesIds');
    const update = {
      ks,
      entryId: added['id'],
      mediaEntry: { objectType: 'KalturaMediaEntry', name: 'other', tags: 'x' },
    };
    const updated = await post(sandbox, 'media.update', update);
    expect(updated.headers.get('kalturabaseentry-name-error')).not.toBeNull();
    expect(await updated.json()).toMatchObject({ name: 'n', tags: 'kept' });
  });

  it("takes the caller's own user id in any case, and nobody else's", async () => {
    expect(await add({ userId: 'ROOM-702' })).toMatchObject({ status: 7 });
    expect(await add({ userId: 'professor' })).toMatchObject(notYours);
  });

  it('takes a child, not an unknown parent, a circle, or categories beside a parent', async () => {
    const parent = await add({ name: 'camera' });
    const child = await add({ parentEntryId: parent['id'], templateEntryId: '1_template' });
    expect(child).toMatchObject({ parentEntryId: parent['id'], status: 7 });
    expect(await add({ parentEntryId: '1_nope0000' })).toMatchObject({
      code: 'PARENT_ENTRY_ID_NOT_FOUND',
      args: { ID: '1_nope0000' },
    });
    const admin = await adminKs(sandbox);
    const update = (entryId: unknown, mediaEntry: object) =>
      call(sandbox, 'media.update', {
        ks: admin,
        entryId,
        mediaEntry: { objectType: 'KalturaMediaEntry', ...mediaEntry },
      });
    expect(await update(parent['id'], { parentEntryId: child['id'] })).toMatchObject({ code: 'CYCLE_IN_PARENTAGE' });
    const both = { objectType: 'KalturaMediaEntry', parentEntryId: parent['id'], categoriesIds: '5' };
    expect(await call(sandbox, 'media.add', { ks: admin, entry: both })).toMatchObject({
      code: 'ASSIGNING_INFO_TO_ENTRY_WITH_PARENT_IS_FORBIDDEN',
    });
  });

  it('leaves an orphan behind when a check fails after the template was taken', async () => {
    const before = sandbox.state.entries.size;
    await add({ parentEntryId: '1_nope0000' });
    expect(sandbox.state.entries.size).toBe(before);
    await add({ parentEntryId: '1_nope0000', templateEntryId: '1_template' });
    expect(sandbox.state.entries.size).toBe(before + 1);
  });

  it('makes a second entry when the answer to the first was lost', async () => {
    const before = sandbox.state.entries.size;
    sandbox.faults.arm({ service: 'media', action: 'add', effect: { kind: 'dropAfter' } });
    await expect(add({ name: 'twice' })).rejects.toThrow();
    await add({ name: 'twice' });
    expect(sandbox.state.entries.size).toBe(before + 2);
  });

  it('refuses a conversion profile that is not there', async () => {
    expect(await add({ conversionProfileId: 99 })).toMatchObject({ code: 'CONVERSION_PROFILE_ID_NOT_FOUND' });
  });
});

describe('media.addContent', () => {
  it('takes a complete file: the token closes and the entry goes through its life', async () => {
    const token = await uploaded();
    const entry = await add();
    expect(await attach(entry['id'], token)).toMatchObject({ status: 0 });
    expect(await call(sandbox, 'uploadToken.get', { ks, uploadTokenId: token })).toMatchObject({
      ...{ status: 3, attachedObjectType: 'entry', attachedObjectId: entry['id'] },
    });
    nowMs += 10_000;
    expect(await get(entry['id'])).toMatchObject({ status: 1 });
    nowMs += 20_000;
    expect(await get(entry['id'])).toMatchObject({ status: 2 });
    expect(await attach(entry['id'], token)).toMatchObject({ code: 'ENTRY_ALREADY_WITH_CONTENT', args: [] });
  });

  it('may come before the upload: the entry waits in IMPORT', async () => {
    const token = await addToken(sandbox, ks);
    const entry = await add();
    expect(await attach(entry['id'], token)).toMatchObject({ status: 0 });
    nowMs += 100_000;
    ks = await deviceKs(sandbox);
    expect(await get(entry['id'])).toMatchObject({ status: 0 });
    await uploadPart(sandbox, ks, token, new Uint8Array([7]));
    nowMs += 30_000;
    expect(await get(entry['id'])).toMatchObject({ status: 2 });
  });

  it('can end in failure', async () => {
    sandbox.lifeCycle.outcome = 'errorConverting';
    const entry = await add();
    await attach(entry['id'], await uploaded());
    nowMs += 30_000;
    expect(await get(entry['id'])).toMatchObject({ status: -1 });
  });

  it('refuses an unknown entry or token, a used token, and an entry of somebody else', async () => {
    const token = await uploaded();
    const entry = await add();
    expect(await attach('1_nope0000', token)).toMatchObject({ code: 'ENTRY_ID_NOT_FOUND' });
    expect(await attach('1_live0000', token)).toMatchObject({ code: 'ENTRY_ID_NOT_FOUND' });
    expect(await attach('1_template', token)).toMatchObject(notYours);
    expect(await attach(entry['id'], 'nope')).toMatchObject({ code: 'UPLOAD_TOKEN_NOT_FOUND' });
    await attach(entry['id'], token);
    expect(await attach((await add())['id'], token)).toMatchObject({ code: 'UPLOADED_FILE_NOT_FOUND_BY_TOKEN' });
  });

  it('without a resource does nothing, successfully', async () => {
    const entry = await add();
    expect(await call(sandbox, 'media.addContent', { ks, entryId: entry['id'] })).toMatchObject({ status: 7 });
  });

  it('baseEntry.addFromUploadedFile does both in one', async () => {
    const params = { ks, entry: { objectType: 'KalturaMediaEntry', name: 'n' }, uploadTokenId: await uploaded() };
    expect(await call(sandbox, 'baseEntry.addFromUploadedFile', params)).toMatchObject({ status: 0, name: 'n' });
    expect(await call(sandbox, 'baseEntry.addFromUploadedFile', params)).toMatchObject({
      code: 'UPLOADED_FILE_NOT_FOUND_BY_TOKEN',
    });
  });

  it('updateContent replaces what is there', async () => {
    const entry = await add();
    await attach(entry['id'], await uploaded());
    const second = await uploaded();
    const params = { ks, entryId: entry['id'], resource: resource(second) };
    expect(await call(sandbox, 'media.updateContent', params)).not.toHaveProperty('code');
    expect((await sandbox.media(String(entry['id'])))?.path).toBe((await sandbox.media(second))?.path);
  });
});

describe('reading entries', () => {
  it('a deleted one is not found', async () => {
    expect(await get('1_deleted0')).toMatchObject({ code: 'ENTRY_ID_NOT_FOUND', args: { ENTRY_ID: '1_deleted0' } });
  });

  it('lists ready ones that are no children, for those who may', async () => {
    const parent = await add({ name: 'camera' });
    const child = await add({ name: 'screen', parentEntryId: parent['id'] });
    await attach(parent['id'], await uploaded());
    await attach(child['id'], await uploaded());
    nowMs += 30_000;
    const admin = await adminKs(sandbox);
    const names = async (filter: object): Promise<unknown> =>
      ((await call(sandbox, 'media.list', { ks: admin, filter }))['objects'] as Answer[]).map((e) => e['name']);
    expect(await names({ objectType: 'KalturaMediaEntryFilter', mediaTypeEqual: 1 })).toEqual(['camera']);
    expect(await names({ parentEntryIdEqual: parent['id'] })).toEqual(['screen']);
    expect(await names({ statusEqual: 7 })).toEqual(['Template']);
  });
});

describe('live entries', () => {
  it('show push addresses, but to this role no password', async () => {
    const entry = await get('1_live0000');
    expect(entry['primaryBroadcastingUrl']).toMatch(
      /^rtmp:\/\/live0000\.p\.kpublish\.kaltura\.com:1935\/kLive\?t=[0-9a-f]{8}$/,
    );
    expect(entry['secondaryRtspBroadcastingUrl']).toMatch(/^rtsp:\/\/live0000\.b\.s\.kpublish.*\/1_live0000_%i\?t=/);
    expect(entry).toMatchObject({ streamName: '1_live0000_%i', objectType: 'KalturaLiveStreamEntry' });
    expect(entry).not.toHaveProperty('streamPassword');
    const widget = await call(sandbox, 'liveStream.get', { ks: await widgetKs(sandbox), entryId: '1_live0000' });
    expect(widget['streamPassword']).toMatch(/^[0-9a-f]{8}$/);
  });

  it('are live when pushed to and, when explicit, opened', async () => {
    const isLive = async (id = '1_live0000', protocol?: string): Promise<unknown> =>
      (await post(sandbox, 'liveStream.isLive', { id, protocol })).json();
    expect(await isLive()).toBe(false);
    const admin = await adminKs(sandbox);
    await call(sandbox, 'liveStream.registerMediaServer', { ks: admin, entryId: '1_live0000' });
    expect(await isLive()).toBe(true);
    const explicit = { objectType: 'KalturaLiveStreamEntry', explicitLive: 1, viewMode: 0 };
    await call(sandbox, 'liveStream.update', { ks: admin, entryId: '1_live0000', liveStreamEntry: explicit });
    expect(await isLive()).toBe(false);
    await call(sandbox, 'liveStream.update', { ks: admin, entryId: '1_live0000', liveStreamEntry: { viewMode: 1 } });
    expect(await isLive()).toBe(true);
    expect(await isLive('1_nope0000')).toMatchObject({ code: 'INVALID_ENTRY_ID' });
    expect(await isLive('1_live0000', 'gopher')).toMatchObject({ code: 'LIVE_STREAM_STATUS_CANNOT_BE_DETERMINED' });
  });

  it('let a push in only with the password, once, and void it when it is renewed', async () => {
    const admin = await adminKs(sandbox);
    const password = sandbox.state.entries.get('1_live0000')?.streamPassword;
    const authenticate = (token: unknown) =>
      call(sandbox, 'liveStream.authenticate', { ks: admin, entryId: '1_live0000', token });
    expect(await authenticate('wrong')).toMatchObject({ code: 'LIVE_STREAM_INVALID_TOKEN' });
    expect(await authenticate(password)).toMatchObject({ id: '1_live0000' });
    await call(sandbox, 'liveStream.registerMediaServer', { ks: admin, entryId: '1_live0000' });
    expect(await authenticate(password)).toMatchObject({ code: 'LIVE_STREAM_ALREADY_BROADCASTING' });
    await call(sandbox, 'liveStream.unregisterMediaServer', { ks: admin, entryId: '1_live0000' });
    const renewed = await call(sandbox, 'liveStream.regenerateStreamToken', { ks: admin, entryId: '1_live0000' });
    expect(renewed['primaryBroadcastingUrl']).not.toContain(password);
    expect(await authenticate(password)).toMatchObject({ code: 'LIVE_STREAM_INVALID_TOKEN' });
  });
});
