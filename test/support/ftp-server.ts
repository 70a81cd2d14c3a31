import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DropPlace } from '../../electron/ports/drop-folders.ts';
import { freePort } from './loopback.ts';
import { selfSigned } from './self-signed.ts';
import { endProcess, startServer } from './server-process.ts';

const VSFTPD = '/usr/sbin/vsftpd';

/** Whether Debian's vsftpd is here. */
export const hasFtpServer = existsSync(VSFTPD);

/**
 * Debian's vsftpd on a loopback port of its own, over a folder of its own. It knows no user of this computer: one name,
 * and the passwords that its list names.
 */
export class FtpServer {
  private child: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    private readonly dir: string,
    private readonly security: 'tls' | 'none',
  ) {}

  static async start(security: 'tls' | 'none' = 'none', folder?: string): Promise<FtpServer> {
    const dir = await mkdtemp(join(tmpdir(), 'lectern-ftp-'));
    const server = new FtpServer(await freePort(), dir, security);
    await mkdir(server.folder);
    await chmod(dir, 0o755);
    await server.configure(folder ?? server.folder);
    await server.up();
    return server;
  }

  /** What a client sees as `/drop`. */
  get folder(): string {
    return join(this.dir, 'root');
  }

  /** The way there, as the settings would give it. */
  place(change: Partial<DropPlace & { kind: 'ftp' }> = {}): DropPlace & { kind: 'ftp' } {
    return {
      ...{ kind: 'ftp', host: 'localhost', port: this.port, security: this.security, path: '' },
      ...{ user: 'anonymous', password: 'right', caFile: join(this.dir, 'ca.pem') },
      ...change,
    };
  }

  async up(): Promise<void> {
    this.child = await startServer(VSFTPD, [join(this.dir, 'vsftpd.conf')], this.port, 'data');
  }

  async close(): Promise<void> {
    await endProcess(this.child, 'SIGTERM');
    await rm(this.dir, { recursive: true, force: true });
  }

  private async configure(root: string): Promise<void> {
    await writeFile(join(this.dir, 'passwords'), 'right\n');
    await writeFile(join(this.dir, 'ca.pem'), selfSigned.cert);
    await writeFile(join(this.dir, 'both.pem'), `${selfSigned.cert}\n${selfSigned.key}\n`, { mode: 0o600 });
    await mkdir(join(this.dir, 'empty'));
    const lines = {
      ...{ listen: 'YES', listen_address: '127.0.0.1', listen_port: this.port, background: 'NO' },
      ...{ run_as_launching_user: 'YES', seccomp_sandbox: 'NO', secure_chroot_dir: join(this.dir, 'empty') },
      ...{ anonymous_enable: 'YES', local_enable: 'NO', anon_root: root, allow_writeable_chroot: 'YES' },
      ...{ secure_email_list_enable: 'YES', email_password_file: join(this.dir, 'passwords') },
      ...{ write_enable: 'YES', anon_upload_enable: 'YES', anon_other_write_enable: 'YES', anon_umask: '022' },
      ...{ pasv_address: '127.0.0.1', xferlog_enable: 'NO' },
      ...(this.security === 'tls' && {
        ...{ ssl_enable: 'YES', allow_anon_ssl: 'YES', force_anon_logins_ssl: 'YES', force_anon_data_ssl: 'YES' },
        ...{ rsa_cert_file: join(this.dir, 'both.pem'), ssl_ciphers: 'HIGH' },
      }),
    };
    const text = Object.entries(lines).map(([name, value]) => `${name}=${value}\n`);
    await writeFile(join(this.dir, 'vsftpd.conf'), text.join(''));
  }
}
