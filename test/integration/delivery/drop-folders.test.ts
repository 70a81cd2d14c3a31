import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NodeDropFolders } from '../../../electron/adapters/drop/drop-folders.ts';
import type { DropFolder, DropPlace } from '../../../electron/ports/drop-folders.ts';
import { FaultError } from '../../../shared/faults/fault.ts';
import { CuttingProxy } from '../../support/cutting-proxy.ts';
import { FtpServer, hasFtpServer } from '../../support/ftp-server.ts';
import { hasSshServer, SshServer } from '../../support/ssh-server.ts';

const folders = new NodeDropFolders();
const never = new AbortController().signal;
const media = randomBytes(3_000_000);

async function* from(at: number): AsyncIterable<Uint8Array> {
  for (let i = at; i < media.length; i += 100_000) yield await Promise.resolve(media.subarray(i, i + 100_000));
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const faultOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof FaultError ? error.fault.code : `no fault: ${String(error)}`;
};

/** One real folder for each kind of way there. */
interface World {
  readonly folder: string;
  readonly place: DropPlace;
  close(): Promise<void>;
}

async function localWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-drop-'));
  return { folder, place: { kind: 'folder', path: folder }, close: () => rm(folder, { recursive: true }) };
}

async function ftpWorld(security: 'tls' | 'none'): Promise<World> {
  const server = await FtpServer.start(security);
  return { folder: server.folder, place: server.place(), close: () => server.close() };
}

async function sftpWorld(): Promise<World> {
  const server = await SshServer.start();
  return { folder: server.folder, place: server.place(), close: () => server.close() };
}

const WORLDS: readonly (readonly [string, boolean, () => Promise<World>])[] = [
  ['a folder of this PC', true, localWorld],
  ['vsftpd', hasFtpServer, () => ftpWorld('none')],
  ['vsftpd over TLS', hasFtpServer, () => ftpWorld('tls')],
  ['OpenSSH', hasSshServer, sftpWorld],
];

for (const [name, isHere, make] of WORLDS) {
  describe.skipIf(!isHere)(`in ${name}`, () => {
    let world: World;
    let drop: DropFolder;
    beforeEach(async () => {
      world = await make();
      drop = await folders.open(world.place, never);
    });
    afterEach(async () => {
      await drop.close();
      await world.close();
    });

    const stored = async (file: string): Promise<string> => hashOf(await readFile(join(world.folder, file)));

    test('a file is written, measured, renamed and removed', async () => {
      let told = 0;
      expect(await drop.size('a.part')).toBeNull();
      await drop.write('a.part', 0, from(0), { onBytes: (bytes) => (told += bytes), signal: never });
      expect([await drop.size('a.part'), told]).toEqual([media.length, media.length]);
      await drop.rename('a.part', 'a.mp4');
      expect(await readdir(world.folder)).toEqual(['a.mp4']);
      expect(await stored('a.mp4')).toBe(hashOf(media));
      await drop.remove('a.mp4');
      await drop.remove('a.mp4');
      expect(await readdir(world.folder)).toEqual([]);
    });

    test('writing goes on at any byte, over what is there', async () => {
      async function* head(): AsyncIterable<Uint8Array> {
        yield await Promise.resolve(media.subarray(0, 1_500_000));
        yield Buffer.from('what a broken line may have left behind');
      }
      await drop.write('b.part', 0, head(), { signal: never });
      expect(drop.canResume).toBe(true);
      await drop.write('b.part', 1_500_000, from(1_500_000), { signal: never });
      expect(await stored('b.part')).toBe(hashOf(media));
    });

    test('writing from 0 on replaces a longer file', async () => {
      await drop.write('c.part', 0, from(0), { signal: never });
      async function* short(): AsyncIterable<Uint8Array> {
        yield await Promise.resolve(Buffer.from('short'));
      }
      await drop.write('c.part', 0, short(), { signal: never });
      expect(await drop.size('c.part')).toBe(5);
    });

    test('an abort ends the writing with its own reason', async () => {
      const stop = new AbortController();
      async function* endless(): AsyncIterable<Uint8Array> {
        for (;;) yield await Promise.resolve(media.subarray(0, 100_000));
      }
      const reason = new Error('stopped');
      const writing = drop.write('d.part', 0, endless(), { onBytes: () => stop.abort(reason), signal: stop.signal });
      await expect(writing).rejects.toBe(reason);
    });

    test('a folder that is not there is said, not made', async () => {
      expect(await faultOf(folders.open({ ...world.place, path: `${world.folder}/none` }, never))).toBe(
        'drop-folder-missing',
      );
    });
  });
}

describe('a folder of this PC', () => {
  test('gives the hash of what it holds', async () => {
    const world = await localWorld();
    const drop = await folders.open(world.place, never);
    await drop.write('a', 0, from(0), { signal: never });
    expect(await drop.sha256('a', never)).toBe(hashOf(media));
    await world.close();
  });

  test('that is full says so', async () => {
    const drop = await folders.open({ kind: 'folder', path: '/dev' }, never).catch(() => null);
    if (!drop) return;
    expect(await faultOf(drop.write('full', 0, from(0), { signal: never }))).toBe('drop-full');
  });
});

describe.skipIf(!hasFtpServer)('an FTP server', () => {
  let server: FtpServer;
  afterEach(() => server.close());

  test('refuses a wrong password', async () => {
    server = await FtpServer.start();
    expect(await faultOf(folders.open(server.place({ password: 'wrong' }), never))).toBe('drop-login-refused');
  });

  test('with a certificate that nobody vouches for gets neither name nor password', async () => {
    server = await FtpServer.start('tls');
    expect(await faultOf(folders.open(server.place({ caFile: null }), never))).toBe('tls-failed');
  });

  test('with the certificate of another host gets neither', async () => {
    server = await FtpServer.start('tls');
    expect(await faultOf(folders.open(server.place({ host: '127.0.0.1' }), never))).toBe('tls-failed');
  });

  test('that insists on TLS is not spoken to without', async () => {
    server = await FtpServer.start('tls');
    expect(await faultOf(folders.open(server.place({ security: 'none' }), never))).toBe('drop-login-refused');
  });

  test('that is gone is out of reach', async () => {
    server = await FtpServer.start();
    const place = server.place();
    await server.close();
    expect(await faultOf(folders.open(place, never))).toBe('drop-unreachable');
  });
});

describe.skipIf(!hasSshServer)('an SSH server', () => {
  let server: SshServer;
  beforeEach(async () => {
    server = await SshServer.start();
  });
  afterEach(() => server.close());

  test('shows its key as ssh-keygen names it, and is let through with it', async () => {
    const first = await folders.open(server.place(), never);
    expect(first.hostKey).toBe(await server.fingerprint());
    await first.close();
    const again = await folders.open(server.place({ hostKey: first.hostKey }), never);
    await again.close();
  });

  test('with another key than before gets nothing', async () => {
    const hostKey = await server.fingerprint();
    await server.down();
    await server.newHostKey();
    await server.up();
    expect(await faultOf(folders.open(server.place({ hostKey }), never))).toBe('drop-host-key-changed');
  });

  test('refuses a wrong password', async () => {
    const place = server.place({ privateKey: null, password: 'wrong' });
    expect(await faultOf(folders.open(place, never))).toBe('drop-login-refused');
  });

  test('is not asked with a key that is none', async () => {
    expect(await faultOf(folders.open(server.place({ privateKey: 'garbage' }), never))).toBe('drop-login-refused');
  });

  test('whose line breaks in the middle is out of reach, and what arrived is there to go on from', async () => {
    const proxy = await CuttingProxy.before(server.port, 1_000_000);
    const drop = await folders.open(server.place({ port: proxy.port }), never);
    expect(await faultOf(drop.write('a.part', 0, from(0), { signal: never }))).toBe('drop-unreachable');
    await drop.close();
    await proxy.close();
    const again = await folders.open(server.place(), never);
    const size = (await again.size('a.part')) ?? 0;
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThan(media.length);
    await again.write('a.part', size, from(size), { signal: never });
    expect(hashOf(await readFile(join(server.folder, 'a.part')))).toBe(hashOf(media));
    await again.close();
  });
});

/** Root may write anywhere, so it is the file system itself that has to refuse it. */
const isRoot = process.getuid?.() === 0;

test.skipIf(isRoot)('a folder that may only be read is said to be so', async () => {
  const world = await localWorld();
  await chmod(world.folder, 0o555);
  expect(await faultOf(folders.open(world.place, never))).toBe('drop-not-writable');
  await chmod(world.folder, 0o755);
  await world.close();
});
