import type { Ftp, FtpAnswer, FtpLogin, FtpSession } from '../../electron/ports/ftp.ts';

/** An FTP that tells which files were read, and how often a login was tried. */
export class CountedFtp implements Ftp {
  logins = 0;
  readonly #read: string[] = [];

  constructor(private readonly inner: Ftp) {}

  /** The names of the files that were read since the last look, sorted. */
  filesRead(): readonly string[] {
    return this.#read.splice(0).sort();
  }

  async open(login: FtpLogin, signal: AbortSignal): Promise<FtpAnswer<FtpSession>> {
    this.logins += 1;
    const opened = await this.inner.open(login, signal);
    if (!opened.ok) return opened;
    const { value: session } = opened;
    const read: FtpSession['read'] = (path, limitBytes) => {
      this.#read.push(path.slice(path.lastIndexOf('/') + 1));
      return session.read(path, limitBytes);
    };
    return { ok: true, value: { list: (folder) => session.list(folder), read, close: () => session.close() } };
  }
}
