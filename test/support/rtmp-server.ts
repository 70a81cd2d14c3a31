import type { ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { awaited } from './awaited.ts';
import { freePort, listen, shut } from './loopback.ts';
import { openFilesOf } from './process-list.ts';
import { endProcess, startServer } from './server-process.ts';

/** What a publisher told the server about itself. */
export interface Publish {
  readonly app: string;
  readonly name: string;
  /** Token in the query of the url that the client connected to; null when there is none. */
  readonly token: string | null;
  readonly atMs: number;
}

/** nginx with its RTMP module on a loopback port of its own: asks `mayPublish`, keeps every stream as a file. */
export class RtmpServer {
  /** Every attempt to publish, let in or not. */
  readonly publishes: Publish[] = [];
  mayPublish: (publish: Publish) => boolean = () => true;
  private nginx: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    private readonly dir: string,
    private readonly gate: Server,
  ) {
    gate.on('request', (request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        response.statusCode = this.asked(Buffer.concat(pieces).toString()) ? 200 : 403;
        response.end();
      });
    });
  }

  /** Url as Kaltura would name it, with a token. */
  url(token = 'abcd1234'): string {
    return `rtmp://127.0.0.1:${this.port}/kLive?t=${token}`;
  }

  static async start(): Promise<RtmpServer> {
    const gate = createServer();
    const gatePort = await listen(gate);
    const dir = await mkdtemp(join(tmpdir(), 'lectern-rtmp-'));
    const server = new RtmpServer(await freePort(), dir, gate);
    await mkdir(server.streams);
    await server.writeConfiguration(gatePort);
    await server.up();
    return server;
  }

  /** Starts nginx, again after `down`. */
  async up(): Promise<void> {
    this.nginx = await startServer('nginx', ['-c', join(this.dir, 'nginx.conf'), '-p', this.dir], this.port, 'connect');
  }

  /** Kills nginx as a power cut would. */
  async down(): Promise<void> {
    await endProcess(this.nginx, 'SIGKILL');
  }

  /** Stops serving without closing anything. */
  freeze(): void {
    this.nginx?.kill('SIGSTOP');
  }

  thaw(): void {
    this.nginx?.kill('SIGCONT');
  }

  /** Files of what was published, the oldest connection first; waits until all connections are over and written down. */
  async recordings(): Promise<readonly string[]> {
    await awaited(this.written(), () => `nginx writes what is published on port ${this.port}`);
    return this.begun();
  }

  /** The file of the next stream, once there are more than `known`. */
  async newRecording(known: number): Promise<string> {
    for (;;) {
      const file = (await this.begun())[known];
      if (file !== undefined) return file;
      await sleep(5);
    }
  }

  async close(): Promise<void> {
    this.thaw();
    await this.down();
    await shut(this.gate);
    await rm(this.dir, { recursive: true, force: true });
  }

  private async begun(): Promise<readonly string[]> {
    const names = await readdir(this.streams);
    return names.sort().map((name) => join(this.streams, name));
  }

  /** Resolves when nginx holds no file of a stream open. */
  private async written(): Promise<void> {
    const { nginx, streams } = this;
    for (;;) {
      if (!nginx?.pid || nginx.exitCode !== null || nginx.signalCode !== null) return;
      if (!(await openFilesOf(nginx.pid)).some((path) => path.startsWith(streams))) return;
      await sleep(20);
    }
  }

  private get streams(): string {
    return join(this.dir, 'streams');
  }

  private asked(form: string): boolean {
    const fields = new URLSearchParams(form);
    const tcUrl = fields.get('tcurl') ?? '';
    const publish: Publish = {
      app: fields.get('app') ?? '',
      name: fields.get('name') ?? '',
      token: new URLSearchParams(tcUrl.slice(tcUrl.indexOf('?') + 1)).get('t'),
      atMs: Date.now(),
    };
    this.publishes.push(publish);
    return this.mayPublish(publish);
  }

  private async writeConfiguration(gatePort: number): Promise<void> {
    const configuration = `
      load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
      daemon off; master_process off;
      pid ${this.dir}/nginx.pid; error_log ${this.dir}/error.log info;
      events {}
      rtmp { server {
        listen 127.0.0.1:${this.port};
        application kLive {
          live on; record all; record_unique on; record_path ${this.streams};
          on_publish http://127.0.0.1:${gatePort}/;
        }
      } }`;
    await writeFile(join(this.dir, 'nginx.conf'), configuration);
  }
}
