import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NodeDropFolders } from '../../../electron/adapters/drop/drop-folders.ts';
import type { DropFolder, DropFolders, DropPlace } from '../../../electron/ports/drop-folders.ts';
import type { Ledger } from '../../../electron/ports/ledger.ts';
import type { Uploader } from '../../../electron/upload/uploader.ts';
import type { RecordingId } from '../../../shared/domain/ids.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { CuttingProxy } from '../../support/cutting-proxy.ts';
import { contentsOf, deliveringUploader, type DeliveryOrders } from '../../support/delivery-device.ts';
import { FtpServer, hasFtpServer } from '../../support/ftp-server.ts';
import { hasSshServer, SshServer } from '../../support/ssh-server.ts';
import { faulted, reached } from '../../support/recording-seen.ts';
import { UploadDevice } from '../../support/upload-device.ts';

const STEM = '20260921T140000Z-rec-1';
const id = 'rec-1' as RecordingId;

let sandbox: Sandbox;
let device: UploadDevice;
let ledger: Ledger;
let uploader: Uploader | null = null;
let folder: string;
beforeEach(async () => {
  sandbox = await startSandbox();
  device = await UploadDevice.make(sandbox);
  folder = path.join(device.dir, 'drop');
  await mkdir(folder);
});
afterEach(async () => {
  await uploader?.stop();
  uploader = null;
  await device.close();
  await sandbox.close();
});

function deliver(orders: DeliveryOrders): void {
  ledger = device.ledger();
  uploader = deliveringUploader(ledger, orders);
  uploader.start();
}

async function expectDelivered(where: string): Promise<void> {
  const recording = await reached(ledger, id, 'delivered', 'failed');
  if (recording.state !== 'delivered') throw new Error(`it is ${recording.state}: ${JSON.stringify(recording)}`);
  const contents = await contentsOf(where);
  expect([...contents.keys()]).toEqual([`${STEM}-camera.mp4`, `${STEM}-screen.mp4`, `${STEM}.xml`]);
  for (const { trackId, sha256 } of recording.tracks) expect(contents.get(`${STEM}-${trackId}.mp4`)).toBe(sha256);
}

/** Folders that behave as `change` says; everything else is real. */
function tampered(change: (drop: DropFolder) => Partial<DropFolder>): DropFolders {
  const real = new NodeDropFolders();
  return {
    open: async (place, signal) => {
      const drop = await real.open(place, signal);
      return {
        hostKey: drop.hostKey,
        canResume: drop.canResume,
        size: (name) => drop.size(name),
        write: (...args) => drop.write(...args),
        rename: (from, to) => drop.rename(from, to),
        remove: (name) => drop.remove(name),
        sha256: (name, aborted) => drop.sha256(name, aborted),
        close: () => drop.close(),
        ...change(drop),
      };
    },
  };
}

const here = (): DropPlace => ({ kind: 'folder', path: folder });

describe('a recording is handed over', () => {
  test('in a folder of this PC, the sheet last', async () => {
    const order: string[] = [];
    await device.record({ camera: 3_000_000, screen: 1000 });
    const drops = tampered((drop) => ({
      rename: (from, to) => {
        order.push(to);
        return drop.rename(from, to);
      },
    }));
    deliver({ place: here(), drops });
    await expectDelivered(folder);
    expect(order).toEqual([`${STEM}-camera.mp4`, `${STEM}-screen.mp4`, `${STEM}.xml`]);
  });

  test('with a table instead of XML', async () => {
    await device.record({ camera: 1000 });
    deliver({ place: here(), settings: { sheet: 'csv' } });
    await reached(ledger, id, 'delivered');
    expect(await readFile(path.join(folder, `${STEM}.csv`), 'utf8')).toMatch(/^\*referenceId,/);
  });

  test('once: what is delivered is not delivered again by the next start', async () => {
    await device.record({ camera: 1000, screen: 1000 });
    deliver({ place: here() });
    await expectDelivered(folder);
    await uploader?.stop();
    await rm(folder, { recursive: true });
    await mkdir(folder);
    deliver({ place: here() });
    expect([...(await contentsOf(folder)).keys()]).toEqual([]);
  });
});

describe('a folder that is not there', () => {
  test('is waited for, and the delivery goes on when it is', async () => {
    await device.record({ camera: 1000, screen: 1000 });
    await rm(folder, { recursive: true });
    deliver({ place: here() });
    await faulted(ledger, id, 'drop-folder-missing');
    expect(ledger.state().recordings.get(id)?.state).toBe('uploading');
    await mkdir(folder);
    uploader?.attemptNow(id);
    await expectDelivered(folder);
  });

  test('and one that is full are not the recording’s failure', async () => {
    await device.record({ camera: 1000, screen: 1000 });
    let isFull = true;
    const drops = tampered((drop) => ({
      write: (...args) =>
        isFull ? Promise.reject(new FaultError(fault('drop-full', { folder }))) : drop.write(...args),
    }));
    deliver({ place: here(), drops });
    await faulted(ledger, id, 'drop-full');
    isFull = false;
    uploader?.attemptNow(id);
    await expectDelivered(folder);
  });
});

describe('what the folder holds', () => {
  test('of another content is written anew, not gone on from', async () => {
    await device.record({ camera: 5_000_000, screen: 1000 });
    const recording = device.ledger().state().recordings.get(id);
    const sha = recording && 'tracks' in recording ? recording.tracks[0]?.sha256.slice(0, 8) : '';
    await writeFile(path.join(folder, `${STEM}-camera.mp4.${sha}.part`), Buffer.alloc(4_000_000));
    deliver({ place: here() });
    await faulted(ledger, id, 'content-mismatch');
    uploader?.attemptNow(id);
    await expectDelivered(folder);
  });
});

describe('the target is changed', () => {
  const elsewhere = (): string => path.join(device.dir, 'other');

  test('before the sheet is there: everything goes to the new one', async () => {
    await device.record({ camera: 1000, screen: 1000 });
    await mkdir(elsewhere());
    const failing = tampered(() => ({ write: () => Promise.reject(new FaultError(fault('drop-full', { folder }))) }));
    deliver({ place: here(), drops: failing });
    await faulted(ledger, id, 'drop-full');
    await uploader?.stop();
    deliver({ place: { kind: 'folder', path: elsewhere() }, settings: { path: elsewhere() } });
    await expectDelivered(elsewhere());
  });

  test('when the sheet may be there: a person decides', async () => {
    await device.record({ camera: 1000, screen: 1000 });
    await mkdir(elsewhere());
    const drops = tampered((drop) => ({
      rename: (from, to) =>
        to.endsWith('.xml') ? Promise.reject(new FaultError(fault('drop-full', { folder }))) : drop.rename(from, to),
    }));
    deliver({ place: here(), drops });
    await faulted(ledger, id, 'drop-full');
    await uploader?.stop();
    deliver({ place: { kind: 'folder', path: elsewhere() }, settings: { path: elsewhere() } });
    const failed = await reached(ledger, id, 'failed');
    expect(failed).toMatchObject({ fault: { code: 'drop-place-changed' } });
    expect([...(await contentsOf(elsewhere())).keys()]).toEqual([]);
    ledger.tell(id, { type: 'retried' });
    await expectDelivered(elsewhere());
  });
});

describe.skipIf(!hasSshServer)('by SFTP', () => {
  test('a line that breaks again and again costs pieces, not the delivery', async () => {
    const server = await SshServer.start();
    const proxy = await CuttingProxy.before(server.port, 6_000_000);
    try {
      await device.record({ camera: 9_000_000, screen: 1000 });
      const pinned: string[] = [];
      deliver({ place: server.place({ port: proxy.port }), pinned: (key) => pinned.push(key) });
      await expectDelivered(server.folder);
      expect(pinned[0]).toBe(await server.fingerprint());
    } finally {
      await uploader?.stop();
      await proxy.close();
      await server.close();
    }
  });
});

describe.skipIf(!hasFtpServer)('by FTPS', () => {
  test('a line that is cut in the middle is gone on with', async () => {
    const server = await FtpServer.start('tls');
    let cuts = 0;
    const drops = tampered((drop) => ({
      write: (name, from, pieces, { onBytes, signal }) => {
        const cut = new AbortController();
        const counted = (bytes: number): void => {
          onBytes?.(bytes);
          if (cuts++ === 10) cut.abort(new FaultError(fault('drop-unreachable', { host: 'localhost' })));
        };
        return drop.write(name, from, pieces, {
          onBytes: counted,
          signal: AbortSignal.any([signal, cut.signal]),
        });
      },
    }));
    try {
      await device.record({ camera: 9_000_000, screen: 1000 });
      deliver({ place: server.place(), drops });
      await expectDelivered(server.folder);
      expect(cuts).toBeGreaterThan(10);
    } finally {
      await uploader?.stop();
      await server.close();
    }
  });
});
