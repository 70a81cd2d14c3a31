import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compose } from '../../../electron/compose.ts';
import type { Engine } from '../../../electron/ports/engine.ts';
import { INTENTS } from '../../../shared/ipc/intents.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { nodeWorld } from '../../support/node-world.ts';
import { engineFolder, TWO_TEST_TRACKS } from '../../support/paired-engine.ts';
import { quietLog } from '../../support/quiet-log.ts';

describe('an engine with secrets everywhere', () => {
  let sandbox: Sandbox;
  let room: Awaited<ReturnType<typeof engineFolder>>;
  let engine: Engine;
  beforeEach(async () => {
    sandbox = await startSandbox();
    room = await engineFolder();
    engine = compose(nodeWorld(room.folder, quietLog));
    await engine.start();
  });
  afterEach(async () => {
    await engine.stop();
    await sandbox.close();
    await room.dispose();
  });

  const pair = async (): Promise<void> => {
    const { partnerId, tokenId, token } = sandbox.credentials;
    await engine.intents.pair({ serverUrl: sandbox.url, partnerId, tokenId, token });
  };

  test('looks at this PC in numbered lines', async () => {
    await engine.intents.changeSettings({ capture: TWO_TEST_TRACKS });
    const before = INTENTS.diagnose.result.parse(await engine.intents.diagnose({ checks: null })).lines;
    expect(before.map((l) => [l.number, l.check, l.state])).toEqual([
      [1, 'ffmpeg', 'ok'],
      [2, 'encoders', 'ok'],
      [3, 'folder', 'ok'],
      [4, 'disk', 'ok'],
      [5, 'clock', 'skipped'],
      [6, 'network', 'skipped'],
      [7, 'secrets', 'warning'],
      [8, 'sources', 'ok'],
    ]);
    await pair();
    await engine.intents.diagnose({ checks: ['network'] });
    const { lines } = await engine.intents.diagnose({ checks: ['network', 'clock'] });
    expect(lines.map((l) => [l.check, l.state])).toEqual([
      ['clock', 'ok'],
      ['network', 'ok'],
    ]);
  });

  test('saves the bundle that was shown, and no secret is in it', async () => {
    await pair();
    const camera = { id: 'ip', label: 'IP', kind: 'rtsp' as const, device: 'rtsp://op:canary-password@127.0.0.1/x' };
    await engine.intents.changeSettings({ capture: { sources: [camera] } });
    const { adminSecret, token } = sandbox.credentials;
    const [ks = ''] = sandbox.state.sessions.keys();
    await writeFile(join(room.folder, 'lectern.log'), `{"message":"${token} ks=${ks} secret=${adminSecret}"}\n`);
    const { files } = await engine.intents.supportBundle({});
    const shown = files.map((f) => f.text).join('');
    expect(files.map((f) => f.name)).toContain('journal.jsonl');
    for (const secret of [token, ks, adminSecret, 'canary-password']) expect(shown).not.toContain(secret);
    const zip = join(room.folder, 'support.zip');
    await engine.saveSupportBundle(zip);
    expect((await readFile(zip)).subarray(0, 2).toString()).toBe('PK');
  });
});
