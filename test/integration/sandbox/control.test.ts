import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import type { FaultRequest } from '../../sandbox/faults/fault.ts';
import { addToken, call, deviceKs, post, uploadPart, type Answer } from './plain-client.ts';

let sandbox: Sandbox;
let ks: string;
beforeEach(async () => {
  sandbox = await startSandbox({
    scenario: {
      resources: [{ key: 'room', name: 'Room' }],
      events: [{ id: 42, summary: 'Lecture', startsInSeconds: 60, lastsSeconds: 60, resources: ['room'] }],
    },
  });
  ks = await deviceKs(sandbox);
});
afterEach(async () => {
  expect(sandbox.bugs).toEqual([]);
  await sandbox.close();
});

async function control(method: string, path: string, body?: object): Promise<{ status: number; answer: unknown }> {
  const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await fetch(`${sandbox.url}/_control/${path}`, init);
  return { status: response.status, answer: await response.json() };
}
const list = (): Promise<Answer> => call(sandbox, 'schedule_scheduleEvent.list', { ks });
const raw = (): Promise<Response> => post(sandbox, 'schedule_scheduleEvent.list', { ks });
const arm = (effect: FaultRequest['effect'], more: Partial<FaultRequest> = {}): number =>
  sandbox.faults.arm({ service: 'schedule_scheduleEvent', action: 'list', ...more, effect });

describe('fault switches', () => {
  it('answer like a broken proxy: 5xx, HTML with 200, nothing at all, half an answer', async () => {
    arm({ kind: 'status', status: 503 });
    expect((await raw()).status).toBe(503);
    arm({ kind: 'html' });
    const html = await raw();
    expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await html.text()).toMatch(/^<html>/);
    arm({ kind: 'emptyBody' });
    expect(await (await raw()).text()).toBe('');
    arm({ kind: 'cutAnswer', bytes: 10 });
    await expect(list()).rejects.toThrow();
    expect(await list()).toMatchObject({ totalCount: 1 });
  });

  it('cut the connection before or after the act', async () => {
    const before = sandbox.state.uploadTokens.size;
    sandbox.faults.arm({ service: 'uploadToken', effect: { kind: 'dropBefore' } });
    await expect(addToken(sandbox, ks)).rejects.toThrow();
    expect(sandbox.state.uploadTokens.size).toBe(before);
    sandbox.faults.arm({ service: 'uploadToken', effect: { kind: 'dropAfter' } });
    await expect(addToken(sandbox, ks)).rejects.toThrow();
    expect(sandbox.state.uploadTokens.size).toBe(before + 1);
    expect(sandbox.requests.at(-1)).toMatchObject({ service: 'uploadtoken', action: 'add', status: null });
  });

  it('block, rate-limit, fail and expire', async () => {
    arm({ kind: 'apiError', code: 'ACTION_BLOCKED' });
    expect(await list()).toMatchObject({ args: { ACTION_NAME: 'list', SERVICE_NAME: 'schedule_scheduleevent' } });
    arm({ kind: 'rateLimited' });
    expect(await list()).toBe('Access to schedule_scheduleevent->list was rate limited');
    arm({ kind: 'apiError', code: 'INTERNAL_SERVERL_ERROR' });
    expect(await list()).toMatchObject({ code: 'INTERNAL_SERVERL_ERROR' });
    arm({ kind: 'expireSessions' });
    expect(await list()).toMatchObject({ code: 'INVALID_KS', args: { KSID: 'EXPIRED' } });
  });

  it('hit the action they name, so many times, after so many that pass, until cleared', async () => {
    arm({ kind: 'status', status: 500 }, { times: 2, after: 1 });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await raw()).status);
    expect(statuses).toEqual([200, 500, 500, 200]);
    const id = arm({ kind: 'status', status: 502 }, { times: null, action: null });
    expect((await raw()).status).toBe(502);
    expect((await post(sandbox, 'system.ping', {})).status).toBe(200);
    sandbox.faults.clear(id);
    expect((await raw()).status).toBe(200);
    expect(sandbox.faults.list()).toEqual([]);
  });

  it('reach an action inside a multirequest', async () => {
    arm({ kind: 'status', status: 500 });
    const params = {
      ks,
      1: { service: 'system', action: 'ping' },
      2: { service: 'schedule_scheduleEvent', action: 'list' },
    };
    expect((await post(sandbox, 'multirequest.', params)).status).toBe(500);
  });

  it('can delay, others meanwhile not, and no longer than the sandbox lives', async () => {
    arm({ kind: 'delay', ms: 1_000_000_000 });
    const delayed = expect(list()).rejects.toThrow();
    expect(await (await post(sandbox, 'system.ping', {})).json()).toBe(true);
    await expect.poll(() => sandbox.requests.filter((r) => r.action === 'list')).toMatchObject([{ status: null }]);
    await sandbox.close();
    await delayed;
    sandbox = await startSandbox();
    arm({ kind: 'delay', ms: 1 });
    ks = await deviceKs(sandbox);
    expect(await list()).toMatchObject({ totalCount: 0 });
  });
});

describe('control endpoint', () => {
  it('shows the state and the requests without secrets', async () => {
    const state = JSON.stringify((await control('GET', 'state')).answer);
    const requests = JSON.stringify((await control('GET', 'requests')).answer);
    expect(state).toContain('"summary":"Lecture"');
    expect(requests).toContain('"service":"apptoken"');
    for (const secret of [ks, sandbox.credentials.token]) {
      expect(state).not.toContain(secret);
      expect(requests).not.toContain(secret);
    }
  });

  it('edits the calendar', async () => {
    await control('POST', 'events/42/move', { bySeconds: 600 });
    const moved = await list();
    expect(moved).toMatchObject({ objects: [{ id: 42, sequence: 22 }] });
    await control('PATCH', 'events/42', { summary: 'Renamed', endDate: 9_999_999_999 });
    expect(await list()).toMatchObject({ objects: [{ summary: 'Renamed', endDate: 9_999_999_999 }] });
    const { answer } = await control('POST', 'events/42/reissue');
    const { id } = answer as { id: number };
    const filter = { resourceIdsLike: String(sandbox.credentials.resourceId) };
    expect(await call(sandbox, 'schedule_scheduleEvent.list', { ks, filter })).toMatchObject({ objects: [{ id }] });
    await control('POST', `events/${id}/cancel`);
    expect(await call(sandbox, 'schedule_scheduleEvent.list', { ks, filter })).toMatchObject({ totalCount: 0 });
    await control('DELETE', `events/${id}`);
    expect(await list()).toMatchObject({ totalCount: 0 });
    const added = { summary: 'New', startsInSeconds: 5, lastsSeconds: 5, resources: ['room'] };
    expect((await control('POST', 'events', added)).status).toBe(200);
    expect(await list()).toMatchObject({ objects: [{ summary: 'New' }] });
  });

  it('switches faults, expires sessions, moves the clock and sets entries', async () => {
    await control('POST', 'faults', { effect: { kind: 'status', status: 504 }, times: null });
    expect((await raw()).status).toBe(504);
    await control('DELETE', 'faults');
    expect((await raw()).status).toBe(200);
    await control('POST', 'clock', { skewMs: -3_600_000 });
    const asked = sandbox.clock.unixSeconds();
    const time = (await (await post(sandbox, 'system.getTime', {})).json()) as number;
    expect(time).toBeGreaterThanOrEqual(asked);
    expect(time).toBeLessThanOrEqual(sandbox.clock.unixSeconds());
    expect(Math.abs(time - Date.now() / 1000 + 3600)).toBeLessThan(60);
    await control('POST', 'sessions/expire');
    expect(await list()).toMatchObject({ code: 'INVALID_KS' });
    ks = await deviceKs(sandbox);
    const entry = await call(sandbox, 'media.add', { ks, entry: { objectType: 'KalturaMediaEntry' } });
    await control('PATCH', `entries/${String(entry['id'])}`, { status: 'virusScan.Infected' });
    expect(await call(sandbox, 'baseEntry.get', { ks, entryId: entry['id'] })).toMatchObject({
      status: 'virusScan.Infected',
    });
    await control('POST', 'lifeCycle', { convertSeconds: 99 });
    expect(sandbox.lifeCycle.convertSeconds).toBe(99);
  });

  it('hands out media and its hash', async () => {
    const token = await addToken(sandbox, ks);
    await uploadPart(sandbox, ks, token, new TextEncoder().encode('abc'));
    const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect((await control('GET', `media/${token}/hash`)).answer).toEqual({ bytes: 3, sha256 });
    expect(await (await fetch(`${sandbox.url}/_control/media/${token}`)).text()).toBe('abc');
    expect((await control('GET', 'media/1_nope0000')).status).toBe(404);
  });

  it('says what is wrong with a request', async () => {
    expect((await control('GET', 'nope')).status).toBe(404);
    expect(await control('POST', 'faults', { effect: { kind: 'magic' } })).toMatchObject({ status: 400 });
    expect(await control('DELETE', 'events/7')).toEqual({ status: 400, answer: { error: 'there is no event 7' } });
    expect(
      await control('POST', 'events', { summary: 'x', startsInSeconds: 0, lastsSeconds: 1, resources: ['moon'] }),
    ).toEqual({
      status: 400,
      answer: { error: 'the scenario has no resource "moon"' },
    });
  });
});
