import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';
import { Client, FTPError } from 'basic-ftp';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import type { DropFolder, DropPlace, Pieces, Writing } from '../../ports/drop-folders.ts';
import { networkFault, PATIENCE_SECONDS, timedOut } from './drop-fault.ts';

type FtpPlace = DropPlace & { readonly kind: 'ftp' };

/** Opens a folder of an FTP server (RFC 959, TLS by RFC 4217; certificates are verified). */
export async function openFtpDrop(place: FtpPlace, signal: AbortSignal): Promise<DropFolder> {
  const client = new Client(PATIENCE_SECONDS * 1000);
  const drop = new FtpDrop(client, place);
  try {
    await drop.unlessAborted(signal, () => signIn(client, place));
    if (place.path !== '') await drop.unlessAborted(signal, () => client.cd(place.path));
    const features = await drop.unlessAborted(signal, () => client.features());
    drop.canResume = features.has('REST');
    return drop;
  } catch (error) {
    client.close();
    if (error instanceof FaultError && error.fault.code === 'drop-not-writable')
      throw new FaultError(fault('drop-folder-missing', error.fault.params, error.fault.detail), { cause: error });
    throw error;
  }
}

/** Step by step, so that a refusal of the log-in is told from one of the folder. */
async function signIn(client: Client, place: FtpPlace): Promise<void> {
  const { host, port, security, user, password } = place;
  const tls = {
    ca: security === 'none' ? [] : [...rootCertificates, ...(await ownAuthority(place))],
    ...(isIP(host) ? { host } : { host, servername: host }),
  };
  if (security === 'implicit-tls') await client.connectImplicitTLS(host, port, tls);
  else await client.connect(host, port);
  if (security === 'tls') await client.useTLS(tls);
  try {
    await client.login(user, password ?? '');
  } catch (error) {
    if (!(error instanceof FTPError)) throw error;
    throw new FaultError(fault('drop-login-refused', { host, user }, String(error.code)), { cause: error });
  }
  await client.useDefaultSettings();
}

async function ownAuthority({ caFile, host }: FtpPlace): Promise<readonly string[]> {
  if (caFile === null) return [];
  try {
    return [await readFile(caFile, 'utf8')];
  } catch (error) {
    throw new FaultError(fault('tls-failed', { host }, (error as Error).message), { cause: error });
  }
}

class FtpDrop implements DropFolder {
  readonly hostKey = null;
  canResume = false;

  constructor(
    private readonly client: Client,
    private readonly place: FtpPlace,
  ) {}

  /** From the listing's facts where the server cannot tell a size: `SIZE` says 550 both for "none" and for "not allowed". */
  size(name: string): Promise<number | null> {
    return this.#answered(async () => {
      try {
        return await this.client.size(name);
      } catch (error) {
        if (!(error instanceof FTPError) || error.code < 500) throw error;
        const listed = await this.client.list();
        return listed.find((file) => file.name === name)?.size ?? null;
      }
    });
  }

  async write(name: string, from: number, pieces: Pieces, { onBytes, signal }: Writing): Promise<void> {
    const source = Readable.from(counted(pieces, onBytes), { objectMode: false, highWaterMark: 256 * 1024 });
    const enter = this.client.prepareTransfer;
    if (from > 0) {
      // REST goes right before STOR and after the data connection is agreed on (RFC 3659 §5).
      this.client.prepareTransfer = async (ftp) => {
        const prepared = await enter(ftp);
        await ftp.request(`REST ${from}`);
        return prepared;
      };
    }
    try {
      await this.unlessAborted(signal, () => this.client.uploadFrom(source, name));
    } finally {
      this.client.prepareTransfer = enter;
      source.destroy();
    }
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#answered(() => this.client.rename(from, to));
  }

  async remove(name: string): Promise<void> {
    if ((await this.size(name)) !== null) await this.#answered(() => this.client.remove(name));
  }

  /** There is no command for it that servers agree on. */
  sha256(): Promise<null> {
    return Promise.resolve(null);
  }

  close(): Promise<void> {
    this.client.close();
    return Promise.resolve();
  }

  /** An abort closes the connection, which ends whatever is under way. */
  async unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const abort = (): void => this.client.close();
    signal.throwIfAborted();
    signal.addEventListener('abort', abort, { once: true });
    try {
      return await this.#answered(work);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  async #answered<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw faultOf(error, this.place);
    }
  }
}

/** What a reply means (RFC 959 §4.2); the library's own errors have no code. */
function faultOf(error: unknown, { host, path }: FtpPlace): unknown {
  if (error instanceof FaultError) return error;
  const folder = `ftp://${host}/${path.replace(/^\/+/, '')}`;
  if (error instanceof FTPError) {
    const detail = String(error.code);
    if (error.code === 552 || error.code === 452) return new FaultError(fault('drop-full', { folder }, detail));
    if (error.code === 550 || error.code === 553 || error.code === 532)
      return new FaultError(fault('drop-not-writable', { folder }, detail));
    if (error.code === 530 || error.code === 534)
      return new FaultError(fault('drop-login-refused', { host, user: '' }, detail));
    if (error.code >= 400 && error.code < 500) return new FaultError(fault('drop-unreachable', { host }, detail));
    return new FaultError(fault('drop-refused', { folder }, detail), { cause: error });
  }
  const known = networkFault(error, host);
  if (known) return known;
  const message = error instanceof Error ? error.message : '';
  // The code of an error of the media's own file, read while sending.
  if (/^E[A-Z]+$/.test((error as NodeJS.ErrnoException).code ?? '')) return error;
  if (/timeout/i.test(message)) return timedOut(host, error);
  if (/closed|FIN packet|disconnect/i.test(message)) {
    return new FaultError(fault('drop-unreachable', { host }, 'closed'), { cause: error });
  }
  return new FaultError(fault('drop-refused', { folder }, message), { cause: error });
}

async function* counted(pieces: Pieces, onBytes: Writing['onBytes']): AsyncIterable<Uint8Array> {
  for await (const piece of pieces) {
    yield piece;
    onBytes?.(piece.length);
  }
}
