import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../../electron/compose.ts';
import type { Engine } from '../../electron/ports/engine.ts';
import { FaultError, sentenceOf, type FaultCode } from '../../shared/faults/fault.ts';
import type { IntentArgs } from '../../shared/ipc/intents.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { listen } from '../support/loopback.ts';
import { nodeWorld } from '../support/node-world.ts';
import { engineFolder } from '../support/paired-engine.ts';
import { quietLog } from '../support/quiet-log.ts';

const KNOWN = { token: 'a'.repeat(32), sessionUserId: 'room-702' };

describe('a pairing that cannot be', () => {
  let sandbox: Sandbox;
  let room: Awaited<ReturnType<typeof engineFolder>>;
  let engine: Engine;
  let proxy: ReturnType<typeof createServer>;
  let proxyUrl: string;
  let right: IntentArgs<'pair'>;

  beforeAll(async () => {
    sandbox = await startSandbox({
      scenario: {
        appTokens: [
          {},
          { ...KNOWN, id: '1_disabled', status: 'disabled' },
          { ...KNOWN, id: '1_expired', expiresInSeconds: -60 },
          { ...KNOWN, id: '1_norole', sessionPrivileges: 'setrole:NO_SUCH_ROLE' },
        ],
      },
    });
    room = await engineFolder();
    engine = compose(nodeWorld(room.folder, quietLog));
    await engine.start();
    proxy = createServer((_request, answer) => answer.end('<html>Please log in</html>'));
    proxyUrl = `http://127.0.0.1:${await listen(proxy)}`;
    const { partnerId, tokenId, token, hashType } = sandbox.credentials;
    right = { serverUrl: sandbox.url, partnerId, tokenId, token, hashType };
  });
  afterAll(async () => {
    await engine.stop();
    proxy.close();
    await sandbox.close();
    await room.dispose();
  });

  const faultOf = async (change: Partial<IntentArgs<'pair'>>): Promise<FaultError> => {
    const refusal = await engine.intents.pair({ ...right, ...change }).catch((error: unknown) => error);
    if (!(refusal instanceof FaultError)) throw new Error(`no fault: ${JSON.stringify(refusal)}`);
    return refusal;
  };

  it.each<[string, FaultCode, () => Partial<IntentArgs<'pair'>>]>([
    ['an address where nobody listens', 'unreachable', () => ({ serverUrl: 'http://127.0.0.1:9' })],
    ['an address that is none', 'bad-url', () => ({ serverUrl: 'ftp://kaltura.example' })],
    ['an address without encryption', 'insecure-url', () => ({ serverUrl: 'http://kaltura.example' })],
    ['a log-in page of the network', 'not-kaltura', () => ({ serverUrl: proxyUrl })],
    ['a wrong partner', 'unknown-partner', () => ({ partnerId: 999 })],
    ['a wrong token id', 'app-token-unknown', () => ({ tokenId: '1_nothere' })],
    ['a wrong token', 'app-token-wrong', () => ({ token: 'b'.repeat(32) })],
    ['a wrong hash type', 'app-token-wrong', () => ({ hashType: 'MD5' })],
    ['a disabled token', 'app-token-disabled', () => ({ tokenId: '1_disabled', token: KNOWN.token })],
    ['an expired token', 'app-token-expired', () => ({ tokenId: '1_expired', token: KNOWN.token })],
    ['a role that does not exist', 'role-unknown', () => ({ tokenId: '1_norole', token: KNOWN.token })],
  ])('%s is told in a sentence', async (_what, code, change) => {
    const refusal = await faultOf(change());
    expect(refusal.fault.code).toBe(code);
    expect(sentenceOf(refusal.fault)).not.toMatch(/[{}]/);
    expect(JSON.stringify(refusal.fault)).not.toContain(change().token ?? right.token);
    expect(engine.snapshot().pairing).toBeNull();
  });

  it('and the right one works after all of them', async () => {
    const { resources } = await engine.intents.pair(right);
    expect(resources.map((r) => r.name)).toContain('Room 702');
    expect(JSON.stringify(engine.snapshot())).not.toContain(right.token);
  });
});
