import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { adminKs, call, deviceKs, post, tokenHash, widgetKs, type Answer } from './plain-client.ts';

let nowMs: number;
let sandbox: Sandbox;
beforeEach(async () => {
  nowMs = Date.parse('2026-09-21T08:00:00Z');
  sandbox = await startSandbox({ now: () => nowMs });
});
afterEach(async () => {
  expect(sandbox.bugs).toEqual([]);
  await sandbox.close();
});

const pass = (seconds: number): void => {
  nowMs += seconds * 1000;
};
const expired = { code: 'INVALID_KS', args: { KSID: 'EXPIRED', ERR_CODE: '-1', ERR_DESC: 'INVALID_STR' } };
const loggedOut = { code: 'INVALID_KS', args: { KSID: 'LOGOUT' } };

/** Starts a session with a token made by an admin. */
async function start(appToken: object, request: object = {}, hashType = 'sha1'): Promise<Answer> {
  const added = await call(sandbox, 'appToken.add', { ks: await adminKs(sandbox), appToken });
  const ks = await widgetKs(sandbox);
  const hash = tokenHash(ks, String(added['token']), hashType);
  return call(sandbox, 'appToken.startSession', { ks, id: added['id'], tokenHash: hash, ...request });
}

describe('widget session', () => {
  it('gives an opaque ks of which only the partner can be read', async () => {
    const ks = await widgetKs(sandbox);
    expect(ks).toMatch(/^djJ8[\w=-]+$/);
    expect(ks.length % 4).toBe(0);
    const decoded = Buffer.from(ks.replaceAll('-', '+').replaceAll('_', '/'), 'base64').toString('latin1');
    expect(decoded).toMatch(/^v2\|1234567\|/);
  });

  it('ends after the asked time, a day when none was asked', async () => {
    const widgetId = '_1234567';
    const short = await call(sandbox, 'session.startWidgetSession', { widgetId, expiry: 10 });
    const usual = await widgetKs(sandbox);
    pass(10);
    const entryId = '1_x';
    expect(await call(sandbox, 'baseEntry.get', { ks: short['ks'], entryId })).toMatchObject(expired);
    expect(await call(sandbox, 'baseEntry.get', { ks: usual, entryId })).toMatchObject({ code: 'ENTRY_ID_NOT_FOUND' });
    pass(86_390);
    expect(await call(sandbox, 'baseEntry.get', { ks: usual, entryId })).toMatchObject(expired);
  });

  it('refuses another widget', async () => {
    expect(await call(sandbox, 'session.startWidgetSession', { widgetId: '_99' })).toMatchObject({
      code: 'INVALID_WIDGET_ID',
    });
  });
});

describe('app token session', () => {
  it.each([
    [undefined, 'sha1'],
    ['SHA1', 'sha1'],
    ['MD5', 'md5'],
    ['SHA256', 'sha256'],
    ['SHA512', 'sha512'],
  ])('hashes with %s', async (hashType, algorithm) => {
    expect(await start({ hashType }, {}, algorithm)).toMatchObject({
      objectType: 'KalturaSessionInfo',
      partnerId: 1_234_567,
    });
    const wrong = algorithm === 'sha1' ? 'md5' : 'sha1';
    expect(await start({ hashType }, {}, wrong)).toMatchObject({ code: 'INVALID_APP_TOKEN_HASH', args: [] });
  });

  it('compares the hash strictly: upper case fails', async () => {
    const { tokenId: id, token } = sandbox.credentials;
    const ks = await widgetKs(sandbox);
    const hash = tokenHash(ks, token, 'sha256').toUpperCase();
    expect(await call(sandbox, 'appToken.startSession', { ks, id, tokenHash: hash })).toMatchObject({
      code: 'INVALID_APP_TOKEN_HASH',
    });
  });

  it('lasts as long as the shortest of request, token duration and what is left of the token', async () => {
    const now = nowMs / 1000;
    expect(await start({ sessionDuration: 500 }, { expiry: 1000 })).toMatchObject({ expiry: now + 500 });
    expect(await start({ sessionDuration: 5000 }, { expiry: 1000 })).toMatchObject({ expiry: now + 1000 });
    expect(await start({ sessionDuration: 5000, expiry: 60 }, { expiry: 1000 })).toMatchObject({ expiry: now + 60 });
    expect(await start({}, { expiry: 0 })).toMatchObject({ expiry: now + 86_400 });
  });

  it('takes user, type and privileges only where the token leaves them open', async () => {
    const open = { userId: 'me', type: 2, sessionPrivileges: 'list:*,setrole:SOME_ROLE,apptoken:x' };
    const fixed = { sessionUserId: 'room', sessionType: 0, sessionPrivileges: 'setrole:CAPTURE_DEVICE_ROLE' };
    const kept = await start(fixed, open);
    expect(kept).toMatchObject({ userId: 'room', sessionType: 0 });
    expect(kept['privileges']).toMatch(/^setrole:CAPTURE_DEVICE_ROLE,list:\*,sessionid:1_\w{8},apptoken:1_\w{8}$/);
    expect(await start({}, { userId: 'me', type: 2 })).toMatchObject({ userId: 'me', sessionType: 2 });
  });

  it('tells an unknown, a disabled and an expired token apart', async () => {
    const { tokenId: id, token } = sandbox.credentials;
    const begin = async (): Promise<Answer> => {
      const ks = await widgetKs(sandbox);
      return call(sandbox, 'appToken.startSession', { ks, id, tokenHash: tokenHash(ks, token, 'sha256') });
    };
    const stored = sandbox.state.appTokens.get(id);
    if (stored === undefined) throw new Error('no token');
    stored.status = 1;
    expect(await begin()).toMatchObject({ code: 'APP_TOKEN_NOT_ACTIVE', args: { ID: id } });
    Object.assign(stored, { status: 2, expiry: nowMs / 1000 });
    expect(await begin()).toMatchObject({ code: 'APP_TOKEN_EXPIRED', args: { ID: id } });
    stored.status = 3;
    expect(await begin()).toMatchObject({ code: 'APP_TOKEN_ID_NOT_FOUND', args: { ID: id } });
  });

  it('dies with its token', async () => {
    const ks = await deviceKs(sandbox);
    expect(await call(sandbox, 'uploadToken.list', { ks })).toMatchObject({ totalCount: 0 });
    await call(sandbox, 'appToken.delete', { ks: await adminKs(sandbox), id: sandbox.credentials.tokenId });
    expect(await call(sandbox, 'uploadToken.list', { ks })).toMatchObject(loggedOut);
  });

  it('cannot be renewed from itself: startSession wants a widget ks', async () => {
    const ks = await deviceKs(sandbox);
    const params = {
      ks,
      id: sandbox.credentials.tokenId,
      tokenHash: tokenHash(ks, sandbox.credentials.token, 'sha256'),
    };
    expect(await call(sandbox, 'appToken.startSession', params)).toMatchObject({
      code: 'SERVICE_FORBIDDEN',
      args: { SERVICE: 'apptoken->startsession' },
    });
  });
});

describe('what a ks may do', () => {
  it('tells a garbled, a missing and a forbidden one apart', async () => {
    const garbled = 'djJ8MTIzfGJyb2tlbg==';
    expect(await call(sandbox, 'uploadToken.list', { ks: garbled })).toMatchObject({
      code: 'INVALID_KS',
      args: { KSID: garbled },
    });
    expect(await call(sandbox, 'uploadToken.list', {})).toMatchObject({ code: 'MISSING_KS', args: [] });
    expect(await call(sandbox, 'uploadToken.list', { partnerId: 1_234_567 })).toMatchObject({
      code: 'SERVICE_FORBIDDEN',
    });
    const widget = await post(sandbox, 'uploadToken.list', { ks: await widgetKs(sandbox) });
    expect(widget.status).toBe(200);
    expect(widget.headers.get('x-kaltura')).toBe('error-SERVICE_FORBIDDEN');
  });

  it.each([
    ...[
      'media.list',
      'media.get',
      'media.delete',
      'baseEntry.list',
      'uploadToken.delete',
      'session.get',
      'appToken.list',
    ],
    ...['get', 'cancel', 'delete', 'getConflicts'].map((name) => `schedule_scheduleEvent.${name}`),
    ...['list', 'add', 'get'].map((name) => `schedule_scheduleEventResource.${name}`),
    ...[
      'schedule_scheduleResource.delete',
      'liveStream.get',
      'conversionProfile.list',
      'bulkUpload_bulk.list',
      'media.bulkUploadAdd',
    ],
  ])('the capture role may not %s', async (action) => {
    const answer = await call(sandbox, action, { ks: await deviceKs(sandbox) });
    expect(answer).toMatchObject({
      code: 'SERVICE_FORBIDDEN',
      args: { SERVICE: action.toLowerCase().replace('.', '->') },
    });
  });

  it('an unknown role fails every call with INVALID_OBJECT_ID', async () => {
    const session = await start({ sessionPrivileges: 'setrole:NO_SUCH_ROLE' });
    for (const action of ['uploadToken.list', 'system.ping'])
      expect(await call(sandbox, action, { ks: session['ks'] })).toMatchObject({
        code: 'INVALID_OBJECT_ID',
        args: { ID: 'NO_SUCH_ROLE' },
      });
  });

  it('ends by session.end and by the fault switch, and follows a moved server clock', async () => {
    const ks = await deviceKs(sandbox);
    sandbox.expireSessions();
    expect(await call(sandbox, 'uploadToken.list', { ks })).toMatchObject(expired);
    const second = await deviceKs(sandbox);
    await call(sandbox, 'session.end', { ks: second });
    expect(await call(sandbox, 'uploadToken.list', { ks: second })).toMatchObject(loggedOut);
    sandbox.clock.skewMs = 90_000;
    expect(await (await post(sandbox, 'system.getTime', {})).json()).toBe(nowMs / 1000 + 90);
    expect((await post(sandbox, 'system.ping', {})).headers.get('date')).toBe('Mon, 21 Sep 2026 08:01:30 GMT');
  });

  it('session.start wants the right secret', async () => {
    const params = { type: 2, partnerId: 1_234_567, secret: 'wrong' };
    expect(await call(sandbox, 'session.start', params)).toMatchObject({ code: 'START_SESSION_ERROR' });
  });
});
