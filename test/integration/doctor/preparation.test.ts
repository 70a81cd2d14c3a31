import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NodeHttp } from '../../../electron/adapters/http.ts';
import { SystemClock } from '../../../electron/adapters/system-clock.ts';
import { examine, NOTHING_KNOWN } from '../../../electron/doctor/examination.ts';
import { prepare } from '../../../electron/doctor/preparation.ts';
import type { AdminProof, Administrator } from '../../../electron/kaltura/administrator.ts';
import { administratorOf } from '../../../electron/kaltura/connect.ts';
import { FaultError } from '../../../shared/faults/fault.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { connectTo } from '../../support/kaltura-connection.ts';

describe('preparing an account', () => {
  let sandbox: Sandbox;
  let http: NodeHttp;
  let administrator: Administrator;
  beforeEach(async () => {
    sandbox = await startSandbox();
    http = new NodeHttp();
    const { partnerId } = sandbox.credentials;
    const pairing = { serverUrl: sandbox.url, partnerId, allowPlainHttp: false };
    administrator = administratorOf({ http, clock: new SystemClock(), clientTag: 'lectern:test', pairing });
  });
  afterEach(async () => {
    await http.close();
    await sandbox.close();
  });
  const bySecret = (secret = sandbox.credentials.adminSecret): AdminProof => ({
    by: 'secret',
    secret,
    userId: 'admin',
  });
  const wanted = { description: 'Room 702', userId: 'room-702', seesEverything: false };
  const adminSessions = () => [...sandbox.state.sessions.values()].filter((s) => s.type === 2);

  test('gives a token with which a device may do everything it needs', async () => {
    const made = await prepare(administrator, { proof: bySecret(), ...wanted });
    const device = connectTo(sandbox, made);
    const lines = await examine(device, NOTHING_KNOWN);
    await device.close();
    expect(lines.filter((l) => l.state === 'missing' || l.state === 'failed')).toEqual([]);
    expect(sandbox.state.appTokens.get(made.tokenId)).toMatchObject({
      sessionPrivileges: 'setrole:CAPTURE_DEVICE_ROLE',
      sessionUserId: 'room-702',
      sessionType: 0,
      hashType: 'SHA256',
    });
  });

  test("ends the administrator's session that it opened", async () => {
    await prepare(administrator, { proof: bySecret(), ...wanted, seesEverything: true });
    expect(adminSessions().map((s) => s.loggedOut)).toEqual([true]);
  });

  test('leaves a session alone that it was given', async () => {
    const proof = bySecret();
    await prepare(administrator, { proof, ...wanted });
    const answer = await fetch(`${sandbox.url}/api_v3/service/session/action/start`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret: sandbox.credentials.adminSecret, type: 2, format: 1 }),
    });
    const ks = (await answer.json()) as string;
    await prepare(administrator, { proof: { by: 'session', ks }, ...wanted });
    expect(sandbox.state.sessions.get(ks)?.loggedOut).toBe(false);
    expect(sandbox.state.appTokens.size).toBe(3);
  });

  test.each<[string, AdminProof]>([
    ['a wrong secret', { by: 'secret', secret: 'x'.repeat(32), userId: '' }],
    ['a session that is none', { by: 'session', ks: 'djJ8MTIzNHxhYmNkZWZnaGlqa2xtbm9w' }],
  ])('%s is refused, makes nothing and is not repeated in the fault', async (_what, proof) => {
    const error: unknown = await prepare(administrator, { proof, ...wanted }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(FaultError);
    const { fault } = error as FaultError;
    expect(fault.code).toBe('admin-refused');
    expect(JSON.stringify(fault)).not.toContain(proof.by === 'secret' ? proof.secret : proof.ks);
    expect(sandbox.state.appTokens.size).toBe(1);
  });
});
