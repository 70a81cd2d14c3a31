import { execFile, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DropPlace } from '../../electron/ports/drop-folders.ts';
import { freePort } from './loopback.ts';
import { endProcess, startServer } from './server-process.ts';

const SSHD = '/usr/sbin/sshd';
const run = promisify(execFile);

/** Whether Debian's OpenSSH server is here. */
export const hasSshServer = existsSync(SSHD);

/** OpenSSH on a loopback port of its own with keys of its own. Lets in whoever runs the tests, by one key. */
export class SshServer {
  private child: ChildProcess | null = null;
  private key = '';

  private constructor(
    readonly port: number,
    private readonly dir: string,
  ) {}

  static async start(): Promise<SshServer> {
    const server = new SshServer(await freePort(), await mkdtemp(join(tmpdir(), 'lectern-ssh-')));
    await mkdir(server.folder);
    // Where the server empties its rights; Debian makes it at boot.
    if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
    await server.newHostKey();
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(server.dir, 'client')]);
    server.key = await readFile(join(server.dir, 'client'), 'utf8');
    await server.configure();
    await server.up();
    return server;
  }

  get folder(): string {
    return join(this.dir, 'root');
  }

  /** The way there, as the settings would give it. */
  place(change: Partial<DropPlace & { kind: 'sftp' }> = {}): DropPlace & { kind: 'sftp' } {
    return {
      ...{ kind: 'sftp', host: '127.0.0.1', port: this.port, user: userInfo().username, path: this.folder },
      ...{ password: null, privateKey: this.key, passphrase: null, hostKey: null },
      ...change,
    };
  }

  /** The fingerprint of the host key as ssh-keygen tells it. */
  async fingerprint(): Promise<string> {
    const { stdout } = await run('ssh-keygen', ['-l', '-f', join(this.dir, 'host.pub')]);
    return stdout.split(' ')[1] ?? '';
  }

  /** Gives the server another identity, from its next start on. */
  async newHostKey(): Promise<void> {
    await rm(join(this.dir, 'host'), { force: true });
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(this.dir, 'host')]);
  }

  async up(): Promise<void> {
    this.child = await startServer(SSHD, ['-D', '-e', '-f', join(this.dir, 'sshd_config')], this.port, 'data');
  }

  async down(): Promise<void> {
    await endProcess(this.child, 'SIGTERM');
  }

  async close(): Promise<void> {
    await this.down();
    await rm(this.dir, { recursive: true, force: true });
  }

  private async configure(): Promise<void> {
    await writeFile(join(this.dir, 'authorized'), await readFile(join(this.dir, 'client.pub')), { mode: 0o600 });
    const lines = [
      ...[`Port ${this.port}`, 'ListenAddress 127.0.0.1', `HostKey ${join(this.dir, 'host')}`, 'PidFile none'],
      ...['UsePAM no', 'PermitRootLogin yes', 'PasswordAuthentication yes', 'StrictModes no'],
      ...[`AuthorizedKeysFile ${join(this.dir, 'authorized')}`, 'Subsystem sftp internal-sftp'],
    ];
    await writeFile(join(this.dir, 'sshd_config'), `${lines.join('\n')}\n`);
  }
}
