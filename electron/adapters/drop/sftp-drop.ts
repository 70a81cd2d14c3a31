import { createHash } from 'node:crypto';
import SftpClient from 'ssh2-sftp-client';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import type { DropFolder, DropPlace, Pieces, Writing } from '../../ports/drop-folders.ts';
import { networkFault, PATIENCE_SECONDS, timedOut } from './drop-fault.ts';
import { SftpLine } from './sftp-line.ts';
import { writeAhead } from './sftp-write.ts';

/** What the protocol tells of a file. */
interface Stats {
  readonly size: number;
  isDirectory(): boolean;
}

type SftpPlace = DropPlace & { readonly kind: 'sftp' };

/** SFTP's status codes (draft-ietf-secsh-filexfer-02 §7). */
const [NO_SUCH_FILE, PERMISSION_DENIED, FAILURE] = [2, 3, 4];

const ignore = (): void => undefined;

/** Opens a folder of an SSH server. The host's key is checked before anything of ours is sent. */
export async function openSftpDrop(place: SftpPlace, signal: AbortSignal): Promise<DropFolder> {
  const client = new SftpClient('lectern', { error: ignore, end: ignore, close: ignore });
  const { host, port, user, password, privateKey, passphrase } = place;
  let shown = '';
  const isRightKey = (key: Buffer): boolean => {
    shown = fingerprintOf(key);
    return place.hostKey === null || place.hostKey === shown;
  };
  const abort = (): void => void client.end().catch(ignore);
  signal.throwIfAborted();
  signal.addEventListener('abort', abort, { once: true });
  try {
    const sftp = await client.connect({
      ...{ host, port, username: user, hostVerifier: isRightKey },
      ...{ readyTimeout: PATIENCE_SECONDS * 1000, keepaliveInterval: 10_000, keepaliveCountMax: 3 },
      ...(password === null ? {} : { password }),
      ...(privateKey === null ? {} : { privateKey }),
      ...(passphrase === null ? {} : { passphrase }),
    });
    const drop = new SftpDrop(client, new SftpLine(sftp), place, shown);
    await drop.look();
    return drop;
  } catch (error) {
    await client.end().catch(ignore);
    signal.throwIfAborted();
    if (error instanceof FaultError) throw error;
    if (place.hostKey !== null && shown !== '' && shown !== place.hostKey)
      throw new FaultError(fault('drop-host-key-changed', { host, known: place.hostKey, shown }), { cause: error });
    throw signInFault(error, place);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** As `ssh-keygen -l` writes it. */
const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

function signInFault(error: unknown, { host, user }: SftpPlace): unknown {
  const known = networkFault(error, host);
  if (known) return known;
  const message = error instanceof Error ? error.message : '';
  if (/authentication methods failed|privateKey|passphrase/i.test(message))
    return new FaultError(fault('drop-login-refused', { host, user }), { cause: error });
  if (/timed out/i.test(message)) return timedOut(host, error);
  return new FaultError(fault('drop-unreachable', { host }, message), { cause: error });
}

class SftpDrop implements DropFolder {
  readonly canResume = true;

  constructor(
    private readonly client: SftpClient,
    private readonly line: SftpLine,
    private readonly place: SftpPlace,
    readonly hostKey: string,
  ) {}

  /** Throws FaultError `drop-folder-missing` when there is no such folder. */
  async look(): Promise<void> {
    const stats = await this.#asked(this.line.ask<Stats>((sftp, done) => sftp.stat(this.place.path || '.', done)));
    if (!stats.isDirectory()) throw new FaultError(fault('drop-folder-missing', { folder: this.#folder() }));
  }

  async size(name: string): Promise<number | null> {
    try {
      return (await this.line.ask<Stats>((sftp, done) => sftp.stat(this.#at(name), done))).size;
    } catch (error) {
      if (codeOf(error) === NO_SUCH_FILE) return null;
      throw this.#faultOf(error);
    }
  }

  async write(name: string, from: number, pieces: Pieces, writing: Writing): Promise<void> {
    try {
      await writeAhead(this.line, this.#at(name), from, pieces, writing);
    } catch (error) {
      writing.signal.throwIfAborted();
      throw codeOf(error) === FAILURE && (await this.#isFull()) ? this.#full(error) : this.#faultOf(error);
    }
  }

  /** In one step and over whatever is there, where the server knows OpenSSH's `posix-rename`; plainly elsewhere. */
  async rename(from: string, to: string): Promise<void> {
    const [source, target] = [this.#at(from), this.#at(to)];
    await this.#asked(
      this.line.ask((sftp, done) => {
        try {
          sftp.ext_openssh_rename(source, target, done);
        } catch {
          // Thrown, not called back, where the server did not offer the extension.
          sftp.rename(source, target, done);
        }
      }),
    );
  }

  async remove(name: string): Promise<void> {
    try {
      await this.line.ask((sftp, done) => sftp.unlink(this.#at(name), done));
    } catch (error) {
      if (codeOf(error) !== NO_SUCH_FILE) throw this.#faultOf(error);
    }
  }

  /** SFTP has no command for it that servers agree on. */
  sha256(): Promise<null> {
    return Promise.resolve(null);
  }

  async close(): Promise<void> {
    await this.client.end().catch(ignore);
  }

  #at(name: string): string {
    return this.place.path === '' ? name : `${this.place.path.replace(/\/+$/, '')}/${name}`;
  }

  #folder(): string {
    return `sftp://${this.place.host}/${this.place.path.replace(/^\/+/, '')}`;
  }

  /** OpenSSH says only "failure" for a disk that is full, so the disk is asked. */
  async #isFull(): Promise<boolean> {
    try {
      const disk = await this.line.ask<{ readonly f_bavail: number }>((sftp, done) =>
        sftp.ext_openssh_statvfs(this.place.path || '.', done),
      );
      return disk.f_bavail < 16;
    } catch {
      return false;
    }
  }

  async #asked<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw this.#faultOf(error);
    }
  }

  #full(cause: unknown): FaultError {
    return new FaultError(fault('drop-full', { folder: this.#folder() }), { cause });
  }

  #faultOf(error: unknown): Error {
    const { host } = this.place;
    const folder = this.#folder();
    switch (codeOf(error)) {
      case PERMISSION_DENIED:
        return new FaultError(fault('drop-not-writable', { folder }), { cause: error });
      case NO_SUCH_FILE:
        return new FaultError(fault('drop-folder-missing', { folder }), { cause: error });
    }
    const known = networkFault(error, host);
    if (known) return known;
    const message = error instanceof Error ? error.message : '';
    // The code of an error of the media's own file, read while sending.
    if (error instanceof FaultError || /^E[A-Z]+$/.test(String(codeOf(error)))) return error as Error;
    if (/no response|not connected|closed|disconnected|end event/i.test(message))
      return new FaultError(fault('drop-unreachable', { host }, message), { cause: error });
    return new FaultError(fault('drop-refused', { folder }, message), { cause: error });
  }
}

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown } | null)?.code;
