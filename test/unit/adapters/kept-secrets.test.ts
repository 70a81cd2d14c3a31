import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptSecrets, type Cipher } from '../../../electron/adapters/kept-secrets.ts';
import { NodeFiles } from '../../../electron/adapters/node-files.ts';

/** A keyring that turns every byte over with its key. */
const cipher = (key: number): Cipher => ({
  encrypt: (plain) => Buffer.from([key, ...Buffer.from(plain).map((b) => b ^ key)]),
  decrypt: ([mark, ...rest]) => {
    if (mark !== key) throw new Error('encrypted with another key');
    return Buffer.from(rest.map((b) => b ^ key)).toString();
  },
});

describe('kept secrets', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lectern-secrets-'));
    file = join(folder, 'secrets.json');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const open = (with_: Cipher | null | 'locked'): KeptSecrets => new KeptSecrets(file, new NodeFiles(), with_);

  it('come back after a restart, encrypted and for this user only', async () => {
    await open(cipher(7)).set('app-token', 'a secret');
    expect(await open(cipher(7)).get('app-token')).toBe('a secret');
    const kept = await readFile(file, 'utf8');
    expect(kept).not.toContain('a secret');
    expect(kept).not.toContain(Buffer.from('a secret').toString('base64'));
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('are kept in plain text, and that is said, where there is no keyring', async () => {
    const secrets = open(null);
    await secrets.set('app-token', 'a secret');
    expect(secrets.state()).toBe('plain');
    expect(await open(null).get('app-token')).toBe('a secret');
  });

  it('are a fault, not nothing, when the keyring is another one; and are there again when it is back', async () => {
    await open(cipher(7)).set('app-token', 'a secret');
    const stranger = open(cipher(9));
    await expect(stranger.get('app-token')).rejects.toMatchObject({ fault: { code: 'secrets-unavailable' } });
    expect(stranger.state()).toBe('unavailable');
    expect(await open(cipher(7)).get('app-token')).toBe('a secret');
  });

  it('are not touched while the keyring is locked', async () => {
    const secrets = open('locked');
    expect(secrets.state()).toBe('unavailable');
    await expect(secrets.set('app-token', 'x')).rejects.toMatchObject({ fault: { code: 'secrets-unavailable' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('set a file aside that is not theirs, and say so before', async () => {
    await writeFile(file, 'not ours');
    const secrets = open(cipher(7));
    await expect(secrets.get('app-token')).rejects.toMatchObject({ fault: { code: 'secrets-unavailable' } });
    await secrets.set('app-token', 'a secret');
    expect(secrets.state()).toBe('encrypted');
    expect(await secrets.get('app-token')).toBe('a secret');
    const [aside] = (await readdir(folder)).filter((name) => name.includes('unreadable'));
    expect(await readFile(join(folder, aside ?? ''), 'utf8')).toBe('not ours');
  });

  it('go one by one', async () => {
    const secrets = open(cipher(7));
    await secrets.set('a', '1');
    await secrets.set('b', '2');
    await secrets.remove('a');
    await secrets.remove('never there');
    expect(await secrets.get('a')).toBeNull();
    expect(await secrets.get('b')).toBe('2');
  });
});
