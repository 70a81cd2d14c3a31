import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { HashType } from '../../../electron/kaltura/app-token.ts';
import { listResources, registerCamera } from '../../../electron/kaltura/resources.ts';
import { serverTime } from '../../../electron/kaltura/system.ts';
import { rawRow, wireList } from '../../../electron/kaltura/wire.ts';
import { FaultError } from '../../../shared/faults/fault.ts';
import type { FaultRequest } from '../../sandbox/faults/fault.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox.ts';
import { connectTo, type PairingChange, type TestConnection } from '../../support/kaltura-connection.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const it of open.splice(0).reverse()) await it.close();
});

async function sandboxWith(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  open.push(sandbox);
  return sandbox;
}

function device(sandbox: Sandbox, change: PairingChange = {}): TestConnection {
  const connection = connectTo(sandbox, change);
  open.push(connection);
  return connection;
}

const faultOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => null,
    (e: unknown) => e,
  );
  return error instanceof FaultError ? error.fault.code : String(error);
};

const events = wireList(rawRow);
const listEvents = ({ api }: TestConnection) => api.call('schedule_scheduleEvent', 'list', {}, events);
const callsOf = (sandbox: Sandbox, action: string): number =>
  sandbox.requests.filter((r) => JSON.stringify(r).toLowerCase().includes(action.toLowerCase())).length;

describe('signing in', () => {
  const types: readonly HashType[] = ['SHA1', 'SHA256', 'SHA512', 'MD5'];

  test.each(types)('works with a %s token, named or found by "auto" and told once', async (hashType) => {
    const sandbox = await sandboxWith({ scenario: { appTokens: [{ hashType }] } });
    expect((await listEvents(device(sandbox, { hashType }))).totalCount).toBe(0);
    const told: HashType[] = [];
    const auto = device(sandbox, { onHashType: (type) => told.push(type) });
    await listEvents(auto);
    sandbox.expireSessions();
    await listEvents(auto);
    expect(told).toEqual([hashType]);
  });

  test('once for ten calls at once, also when all of them find the session expired', async () => {
    const sandbox = await sandboxWith();
    const connection = device(sandbox, { hashType: 'SHA256' });
    await Promise.all(Array.from({ length: 10 }, () => listEvents(connection)));
    expect(callsOf(sandbox, 'startWidgetSession')).toBe(1);
    sandbox.expireSessions();
    await Promise.all(Array.from({ length: 10 }, () => listEvents(connection)));
    expect(callsOf(sandbox, 'startWidgetSession')).toBe(2);
  });

  test.each<[string, PairingChange, SandboxOptions, string]>([
    ['a wrong partner', { partnerId: 42 }, {}, 'unknown-partner'],
    ['an unknown token id', { tokenId: '1_nope0000' }, {}, 'app-token-unknown'],
    ['a wrong token value', { token: 'f'.repeat(32) }, {}, 'app-token-wrong'],
    ['a wrong hash type', { hashType: 'MD5' }, {}, 'app-token-wrong'],
    ['no token on this PC', { token: null }, {}, 'app-token-missing'],
    ['a disabled token', {}, { scenario: { appTokens: [{ status: 'disabled' }] } }, 'app-token-disabled'],
    ['an expired token', {}, { scenario: { appTokens: [{ expiresInSeconds: -10 }] } }, 'app-token-expired'],
    ['an unknown role', {}, { scenario: { appTokens: [{ sessionPrivileges: 'setrole:NOBODY' }] } }, 'role-unknown'],
  ])('%s has its own fault', async (_what, change, options, code) => {
    expect(await faultOf(listEvents(device(await sandboxWith(options), change)))).toBe(code);
  });

  test('a refusal that only a person can mend is not asked for again with every call', async () => {
    const sandbox = await sandboxWith();
    const connection = device(sandbox, { tokenId: '1_nope0000' });
    for (let i = 0; i < 5; i++) expect(await faultOf(listEvents(connection))).toBe('app-token-unknown');
    expect(callsOf(sandbox, 'startWidgetSession')).toBe(1);
  });

  test('a session that is refused again and again ends in a fault after one renewal', async () => {
    const sandbox = await sandboxWith();
    sandbox.faults.arm({
      service: 'schedule_scheduleEvent',
      times: null,
      effect: { kind: 'apiError', code: 'INVALID_KS', args: ['EXPIRED', '-1', 'INVALID_STR'] },
    });
    expect(await faultOf(listEvents(device(sandbox)))).toBe('session-refused');
    expect(callsOf(sandbox, 'startWidgetSession')).toBe(2);
  });

  test('"not your object" is a matter of rights, not of the session', async () => {
    const sandbox = await sandboxWith();
    sandbox.faults.arm({
      service: 'schedule_scheduleEvent',
      effect: { kind: 'apiError', code: 'INVALID_KS', args: ['', '-4', 'INVALID_TYPE'] },
    });
    expect(await faultOf(listEvents(device(sandbox)))).toBe('not-yours');
    expect(callsOf(sandbox, 'startWidgetSession')).toBe(1);
  });
});

describe('answers', () => {
  test.each<[string, FaultRequest['effect'], string]>([
    ['a page of a proxy', { kind: 'html' }, 'not-kaltura'],
    ['an error page of a proxy', { kind: 'html', status: 502 }, 'server-error'],
    ['status 503', { kind: 'status', status: 503 }, 'server-error'],
    ['status 429', { kind: 'status', status: 429 }, 'rate-limited'],
    ['an empty body', { kind: 'emptyBody' }, 'not-kaltura'],
    ['an answer that breaks off', { kind: 'cutAnswer', bytes: 10 }, 'unreachable'],
    ['a dropped connection', { kind: 'dropAfter' }, 'unreachable'],
    ['the sentence of the rate limiter', { kind: 'rateLimited' }, 'rate-limited'],
    ['a blocked action', { kind: 'apiError', code: 'ACTION_BLOCKED', args: ['list', 'x'] }, 'rate-limited'],
    ['an error of the server', { kind: 'apiError', code: 'INTERNAL_SERVERL_ERROR' }, 'api-error'],
  ])('%s becomes its fault, and the next call is fine', async (_what, effect, code) => {
    const sandbox = await sandboxWith();
    const connection = device(sandbox);
    await listEvents(connection);
    sandbox.faults.arm({ service: 'schedule_scheduleEvent', effect });
    expect(await faultOf(listEvents(connection))).toBe(code);
    expect((await listEvents(connection)).totalCount).toBe(0);
  });

  test('a forbidden action is named', async () => {
    const { api } = device(await sandboxWith());
    await expect(api.call('appToken', 'list', {}, z.unknown())).rejects.toMatchObject({
      kalturaCode: 'SERVICE_FORBIDDEN',
      fault: { code: 'forbidden', params: { action: expect.stringMatching(/^apptoken->list$/i) as string } },
    });
  });

  test('a result of another shape is not taken', async () => {
    const { api } = device(await sandboxWith());
    expect(await faultOf(api.call('system', 'getTime', {}, z.array(z.string())))).toBe('answer-unreadable');
  });

  test('no answer is read past its limit', async () => {
    const { api } = device(await sandboxWith());
    expect(await faultOf(api.call('schedule_scheduleResource', 'list', {}, events, { limitBytes: 20 }))).toBe(
      'answer-too-large',
    );
  });

  test('no ks, token or hash is in a fault', async () => {
    const sandbox = await sandboxWith();
    const connection = device(sandbox, { tokenId: '1_nope0000' });
    const error: unknown = await listEvents(connection).catch((e: unknown) => e);
    expect(JSON.stringify((error as FaultError).fault)).not.toMatch(/djJ8|[0-9a-f]{32}/);
  });
});

describe('other calls', () => {
  test('a multirequest answers each part, and a refused part stops none', async () => {
    const { api } = device(await sandboxWith());
    const answers = await api.callMany([
      { service: 'appToken', action: 'list', params: {} },
      { service: 'system', action: 'getTime', params: {} },
    ]);
    expect(answers.map((a) => a.ok)).toEqual([false, true]);
  });

  test('a multirequest that meets an expired session is made once more', async () => {
    const sandbox = await sandboxWith();
    const { api } = device(sandbox);
    await api.call('uploadToken', 'list', {}, events);
    sandbox.expireSessions();
    const [answer] = await api.callMany([{ service: 'uploadToken', action: 'list', params: {} }]);
    expect(answer?.ok).toBe(true);
  });

  test("the server's clock is learned from its answers", async () => {
    const sandbox = await sandboxWith();
    sandbox.clock.skewMs = 3_600_000;
    const connection = device(sandbox);
    const second = await serverTime(connection.api);
    expect(Math.abs(second - Date.now() - 3_600_000)).toBeLessThan(60_000);
  });

  test('a camera is registered once, whoever asks', async () => {
    const { api } = device(await sandboxWith());
    const [one, two] = await Promise.all([
      registerCamera(api, 'Room 9', 'room-9'),
      registerCamera(api, 'Room 9', 'room-9'),
    ]);
    expect(one.id).toBe(two.id);
    expect(one).toMatchObject({ name: 'Room 9', systemName: 'room-9', kind: 'camera' });
    expect((await listResources(api)).map((r) => r.name)).toEqual(['Room 702', 'Room 9']);
  });

  test.each(['ical', 'xml'] as const)('a list is also to be had as %s, and an error in it is found', async (format) => {
    const sandbox = await sandboxWith();
    sandbox.schedule.add({ summary: 'Algebra', startsInSeconds: 60, lastsSeconds: 60, resources: ['room'] });
    const { api } = device(sandbox);
    const list = () => api.fetchText('schedule_scheduleEvent', 'list', {}, format);
    expect(await list()).toContain('Algebra');
    sandbox.expireSessions();
    expect(await list(), 'with a renewed session').toContain('Algebra');
    const forbidden = api.fetchText('appToken', 'list', {}, format);
    expect(await faultOf(forbidden)).toBe('forbidden');
    sandbox.faults.arm({ service: 'schedule_scheduleEvent', effect: { kind: 'html' } });
    expect(await faultOf(list())).toBe('not-kaltura');
  });
});
