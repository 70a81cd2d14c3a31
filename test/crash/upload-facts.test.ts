import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteJournal } from '../../electron/adapters/sqlite-journal.ts';
import type { Fact } from '../../shared/domain/fact.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { UploadDevice } from '../support/upload-device.ts';
import { at } from '../support/occurrences.ts';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const child = fileURLToPath(new URL('../support/upload-child.ts', import.meta.url));

/** The facts of the chain for two tracks, in the order of telling. */
const ATTACHED = [
  'token-asked',
  'token-made',
  'bytes-sent',
  'entry-asked',
  'entry-made',
  'content-asked',
  'content-attached',
];
const CHAIN = [...ATTACHED, ...ATTACHED, 'entry-ready', 'entry-ready', 'uploaded'];

let sandbox: Sandbox;
let device: UploadDevice;
let journal: string;
beforeEach(async () => {
  sandbox = await startSandbox({ scenario: { lifeCycle: { convertSeconds: 0 } } });
  device = await UploadDevice.make(sandbox);
  journal = path.join(device.dir, 'journal.db');
  await device.record({ camera: 300_000, screen: 1000 });
  withJournal((store) => store.append(device.journal.facts));
});
afterEach(async () => {
  await device.close();
  await sandbox.close();
});

function withJournal<T>(work: (store: ReturnType<typeof openSqliteJournal>['store']) => T): T {
  const { store } = openSqliteJournal(journal, at('16:00'));
  try {
    return work(store);
  } finally {
    store.close();
  }
}

const facts = (): readonly Fact[] => withJournal((store) => store.readAll());

/** Runs the uploader in a process of its own until it is through, or dead; gives how it ended. */
async function run(dieAt: number | null): Promise<number | NodeJS.Signals | null> {
  const { partnerId, tokenId, token } = sandbox.credentials;
  const pairing = { serverUrl: sandbox.url, partnerId, tokenId };
  const task = JSON.stringify({ journal, pairing, token, recordingId: 'rec-1', dieAt });
  const process_ = spawn(process.execPath, ['--import', tsx, child, task], { stdio: 'inherit' });
  const [code, signal] = (await once(process_, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal ?? code;
}

describe('the uploader is killed', () => {
  test.each([...CHAIN.entries()])(
    'after fact %i of the chain (%s), and goes on to one entry per track',
    async (n, type) => {
      const before = device.journal.facts.length;
      expect(await run(before + n + 1)).toBe('SIGKILL');
      expect(facts().at(-1)?.type).toBe(type);
      expect(await run(null)).toBe(0);
      const recording = device.ledgerOf(facts()).state().recordings.values().next().value;
      if (recording?.state !== 'uploaded') throw new Error(`the recording is ${recording?.state}`);
      expect([...sandbox.state.entries.keys()]).toEqual(recording.entries);
      for (const [index, { bytes, sha256 }] of recording.tracks.entries()) {
        const media = await sandbox.media(recording.entries[index] ?? '');
        expect([media?.bytes, await media?.sha256()]).toEqual([bytes, sha256]);
      }
    },
  );
});
