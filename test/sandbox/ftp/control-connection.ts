import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { posix } from 'node:path';
import type { FaultEffect } from '../faults/fault.ts';
import { DataChannel } from './data-channel.ts';
import { afflicted } from './ftp-faults.ts';
import { placeOf, type FtpPlace } from './ftp-path.ts';
import { FtpApiError, type FtpFile, type ScheduleFiles } from './schedule-files.ts';

/** What a connection needs from the view. */
export interface FtpAccess {
  readonly files: ScheduleFiles;
  /** Names of the folders that stand for services. */
  readonly services: readonly string[];
  /** A ks for `partner/user` and a password. Throws FtpApiError. */
  login(user: string, password: string): string;
  /** The faults that hit this command. */
  strike(command: 'list' | 'retr'): readonly FaultEffect[];
}

const refused = new Set(['STOR', 'STOU', 'APPE', 'DELE', 'MKD', 'XMKD', 'RMD', 'XRMD', 'RNFR', 'RNTO', 'SITE', 'ALLO']);
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const digits = (n: number): string => String(n).padStart(2, '0');

function fileLine({ name, size, mtimeMs }: FtpFile, nowMs: number): string {
  const at = new Date(mtimeMs);
  const recent = Math.abs(nowMs - mtimeMs) < 180 * 86_400_000;
  const when = recent ? `${digits(at.getUTCHours())}:${digits(at.getUTCMinutes())}` : ` ${at.getUTCFullYear()}`;
  const date = `${months[at.getUTCMonth()] ?? ''} ${digits(at.getUTCDate())} ${when}`;
  return `-r--r--r-- 1 kaltura kaltura ${String(size).padStart(12)} ${date} ${name}`;
}
const folderLine = (name: string): string => `dr-xr-xr-x 1 kaltura kaltura            0 Jan 01 00:00 ${name}`;

/** One client of the FTP view: plain, passive, read-only. */
export class ControlConnection {
  private user = '';
  private ks: string | null = null;
  private cwd = '/';
  private data: DataChannel | null = null;
  private readonly gone: Promise<void>;

  constructor(
    private readonly socket: Socket,
    private readonly access: FtpAccess,
    private readonly nowMs: () => number,
  ) {
    this.gone = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  /** Serves the client until it leaves. */
  async serve(): Promise<void> {
    this.reply(220, 'Kaltura FTP');
    const lines = createInterface({ input: this.socket });
    // A client that leaves without a word resets its connection.
    lines.on('error', () => this.socket.destroy());
    for await (const line of lines) {
      const [, command = '', argument = ''] = /^(\S+)\s?(.*)$/.exec(line) ?? [];
      const name = command.toUpperCase();
      if (name === 'QUIT') break;
      await this.obey(name, argument);
    }
    this.data?.close();
    this.reply(221, 'Bye');
    this.socket.end();
  }

  private reply(code: number, text: string): void {
    if (this.socket.writable) this.socket.write(`${code} ${text}\r\n`);
  }

  private async obey(command: string, argument: string): Promise<void> {
    try {
      if (command === 'USER') this.takeUser(argument);
      else if (command === 'PASS') this.takePassword(argument);
      else if (command === 'FEAT') this.socket.write('211-Features\r\n SIZE\r\n MDTM\r\n UTF8\r\n211 End\r\n');
      else if (command === 'SYST') this.reply(215, 'UNIX Type: L8');
      else if (['TYPE', 'OPTS', 'NOOP', 'STRU', 'MODE'].includes(command)) this.reply(200, 'OK');
      else if (this.ks === null) this.reply(530, 'Not logged in.');
      else if (refused.has(command)) this.reply(550, 'Permission denied');
      else await this.obeyUser(command, argument, this.ks);
    } catch (error) {
      if (!(error instanceof FtpApiError)) throw error;
      this.data?.close();
      this.data = null;
      this.reply(550, error.message);
    }
  }

  private async obeyUser(command: string, argument: string, ks: string): Promise<void> {
    switch (command) {
      case 'PWD':
      case 'XPWD':
        this.reply(257, `"${this.cwd}"`);
        return;
      case 'CWD':
        this.changeTo(argument);
        return;
      case 'CDUP':
        this.changeTo('..');
        return;
      case 'PASV':
      case 'EPSV':
        await this.openData(command);
        return;
      case 'LIST':
      case 'NLST':
        await this.list(argument.replace(/^-\S+\s?/, ''), ks, command === 'NLST');
        return;
      case 'RETR':
      case 'SIZE':
        await this.read(argument, ks, command === 'SIZE');
        return;
      default:
        this.reply(502, 'Command not implemented.');
    }
  }

  private takeUser(user: string): void {
    this.user = user;
    this.reply(331, 'User name okay, need password.');
  }

  private takePassword(password: string): void {
    try {
      this.ks = this.access.login(this.user, password);
      this.reply(230, 'User logged in, proceed.');
    } catch (error) {
      if (!(error instanceof FtpApiError)) throw error;
      this.reply(530, error.message);
    }
  }

  private resolve(path: string): string {
    return posix.resolve(this.cwd, path === '' ? '.' : path);
  }

  private place(path: string): FtpPlace | null {
    return placeOf(this.resolve(path), this.access.services);
  }

  private changeTo(path: string): void {
    const place = this.place(path);
    if (place === null || place.kind === 'file') {
      this.reply(550, 'No such directory');
      return;
    }
    this.cwd = this.resolve(path);
    this.reply(250, `CWD to ${this.cwd}`);
  }

  private async openData(command: string): Promise<void> {
    this.data?.close();
    this.data = await DataChannel.open();
    const { port } = this.data;
    if (command === 'EPSV') this.reply(229, `Entering Extended Passive Mode (|||${port}|)`);
    else this.reply(227, `Entering Passive Mode (127,0,0,1,${port >> 8},${port & 255})`);
  }

  private async list(path: string, ks: string, namesOnly: boolean): Promise<void> {
    const place = this.place(path);
    if (place === null || place.kind === 'file') {
      this.reply(550, 'No such directory');
      return;
    }
    const folders = place.kind === 'folder' ? place.names : [];
    const files = place.kind === 'list' ? await this.access.files.list(place, ks) : [];
    const lines = namesOnly
      ? [...folders, ...files.map((file) => file.name)]
      : [...folders.map(folderLine), ...files.map((file) => fileLine(file, this.nowMs()))];
    await this.send('list', lines.map((line) => `${line}\r\n`).join(''));
  }

  private async read(path: string, ks: string, sizeOnly: boolean): Promise<void> {
    const place = this.place(path);
    if (place?.kind !== 'file') {
      this.reply(550, 'No such file');
      return;
    }
    const content = await this.access.files.read(place, ks);
    if (sizeOnly) this.reply(213, String(content.length));
    else await this.send('retr', content);
  }

  private async send(command: 'list' | 'retr', content: string): Promise<void> {
    const { data } = this;
    if (data === null) {
      this.reply(425, 'Use PASV first.');
      return;
    }
    const { breaksOff, text } = afflicted(this.access.strike(command), command, content);
    this.data = null;
    this.reply(150, 'Here it comes');
    await Promise.race([data.send(text), this.gone]);
    data.close();
    if (breaksOff) this.socket.destroy();
    else this.reply(226, 'Transfer complete');
  }
}
