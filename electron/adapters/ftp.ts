import { Writable } from 'node:stream';
import { Client, FTPError, type FileInfo } from 'basic-ftp';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { Ftp, FtpAnswer, FtpEntry, FtpLogin, FtpSession } from '../ports/ftp.ts';

/** Milliseconds without a byte after which a connection is given up. */
const IDLE_TIMEOUT_MS = 30_000;
/** Of a listing; a page of 500 files takes 40 kB. */
const LISTING_LIMIT_BYTES = 4 * 1024 * 1024;

/** FTP over basic-ftp, one connection for each session. */
export class NodeFtp implements Ftp {
  constructor(private readonly idleTimeoutMs = IDLE_TIMEOUT_MS) {}

  async open({ host, port, user, password }: FtpLogin, signal: AbortSignal): Promise<FtpAnswer<FtpSession>> {
    signal.throwIfAborted();
    const client = new Client(this.idleTimeoutMs, {
      // Data comes from the very server that was asked, whatever address a passive reply names.
      allowSeparateTransferHost: false,
      maxListingBytes: LISTING_LIMIT_BYTES,
    });
    const session = new NodeFtpSession(client, { host, signal, idleTimeoutMs: this.idleTimeoutMs });
    const opened = await session.answer(() => client.access({ host, port, user, password, secure: false }));
    if (!opened.ok) {
      session.close();
      return opened;
    }
    // Commands are short and wait for each other: without this, each file costs a delayed acknowledgement.
    client.ftp.socket.setNoDelay(true);
    // Options such as `-a` are not understood everywhere.
    client.availableListCommands = ['LIST'];
    const { parseList } = client;
    client.parseList = (listing) => {
      try {
        return parseList(listing);
      } catch (cause) {
        throw new FaultError(fault('fetch-incomplete', { problem: 'a folder cannot be read' }), { cause });
      }
    };
    return { ok: true, value: session };
  }
}

/** What a session needs to know for its faults. */
interface Line {
  readonly host: string;
  readonly signal: AbortSignal;
  readonly idleTimeoutMs: number;
}

class NodeFtpSession implements FtpSession {
  readonly #abort = (): void => this.client.close();

  constructor(
    private readonly client: Client,
    private readonly line: Line,
  ) {
    line.signal.addEventListener('abort', this.#abort, { once: true });
  }

  list(folder: string): Promise<FtpAnswer<readonly FtpEntry[]>> {
    return this.answer(async () => (await this.client.list(folder)).map(entryOf));
  }

  read(path: string, limitBytes: number): Promise<FtpAnswer<string>> {
    return this.answer(async () => {
      const pieces: Buffer[] = [];
      let length = 0;
      const sink = new Writable({
        write: (piece: Buffer, _encoding, done) => {
          length += piece.length;
          if (length > limitBytes) return done(tooLarge(this.line.host, limitBytes));
          pieces.push(piece);
          done();
        },
      });
      await this.client.downloadTo(sink, path);
      return Buffer.concat(pieces).toString('utf8');
    });
  }

  close(): void {
    this.line.signal.removeEventListener('abort', this.#abort);
    this.client.close();
  }

  /** Carries a request out; what the server refuses is an answer, what breaks the connection a fault. */
  async answer<T>(request: () => Promise<T>): Promise<FtpAnswer<T>> {
    const { host, signal, idleTimeoutMs } = this.line;
    try {
      return { ok: true, value: await request() };
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof FaultError) throw error;
      if (error instanceof FTPError) return { ok: false, reply: error.message };
      const message = error instanceof Error ? error.message : String(error);
      const code = (error as NodeJS.ErrnoException).code ?? message;
      const why = /timeout|ETIMEDOUT/i.test(code)
        ? fault('timed-out', { host, seconds: Math.round(idleTimeoutMs / 1000) }, code)
        : fault('unreachable', { host }, code);
      throw new FaultError(why, { cause: error });
    }
  }
}

const entryOf = ({ name, rawModifiedAt, size }: FileInfo): FtpEntry => ({ name, stamp: `${rawModifiedAt} ${size}` });

const tooLarge = (host: string, limitBytes: number): FaultError =>
  new FaultError(fault('answer-too-large', { host, limitMb: Math.round(limitBytes / 2 ** 20) }));
