import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { listen, shut } from './loopback.ts';
import { endProcess } from './server-process.ts';

/** Who may look; a camera asks everybody for it. */
export interface CameraLogin {
  readonly username: string;
  readonly password: string;
}

const REALM = 'camera';
const NONCE = 'b1946ac92492d234';

/**
 * An IP camera: H.264 of 320×180 over RTSP (RFC 2326), interleaved in the TCP connection or over UDP, as its one viewer
 * asks. It lets in only who knows the login (digest, RFC 2617).
 */
export class RtspCamera {
  /** How each viewer that played asked to be sent the stream. */
  readonly transports: string[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly port: number,
    private readonly udp: UdpSocket,
    private readonly encoder: ChildProcess,
    private readonly login: CameraLogin,
  ) {}

  static async start(login: CameraLogin): Promise<RtspCamera> {
    const udp = createSocket('udp4');
    udp.bind(0, '127.0.0.1');
    await once(udp, 'listening');
    const source = ['-re', '-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=30'];
    const codec = [
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-tune',
      'zerolatency',
      '-pix_fmt',
      'yuv420p',
      '-g',
      '15',
    ];
    const out = ['-bsf:v', 'dump_extra', '-f', 'rtp', `rtp://127.0.0.1:${udp.address().port}?pkt_size=1200`];
    const encoder = spawn(process.env['FFMPEG_BIN'] ?? 'ffmpeg', ['-v', 'error', ...source, ...codec, ...out], {
      stdio: 'ignore',
    });
    const server = createServer();
    const camera = new RtspCamera(server, await listen(server), udp, encoder, login);
    server.on('connection', (socket) => camera.serve(socket));
    return camera;
  }

  /** Address without the login. */
  get url(): string {
    return `rtsp://127.0.0.1:${this.port}/stream`;
  }

  async close(): Promise<void> {
    this.udp.close();
    await Promise.all([endProcess(this.encoder, 'SIGKILL'), shut(this.server, this.sockets)]);
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    let text = '';
    let sendTo: ((packet: Buffer) => void) | null = null;
    let play: ((packet: Buffer) => void) | null = null;
    const onPacket = (packet: Buffer): void => play?.(packet);
    this.udp.on('message', onPacket);
    // A viewer may go away at any time.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.sockets.delete(socket);
      this.udp.off('message', onPacket);
    });
    const answer = (cseq: string, status: string, headers: readonly string[] = [], body = ''): void => {
      const length = body === '' ? [] : [`Content-Length: ${body.length}`];
      const head = [`RTSP/1.0 ${status}`, `CSeq: ${cseq}`, ...headers, ...length, '', ''];
      socket.write(head.join('\r\n') + body);
    };
    socket.on('data', (piece: Buffer) => {
      // Reports of the viewer come interleaved and are not read.
      text += piece.toString('latin1').replace(/\$[\x00-\xff]{3}[^]*?(?=[A-Z]{4,} rtsp|$)/g, '');
      for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
        const request = text.slice(0, end);
        text = text.slice(end + 4);
        const [, method = '', uri = ''] = /^(\w+) (\S+)/.exec(request) ?? [];
        const cseq = /^CSeq: *(\d+)/im.exec(request)?.[1] ?? '0';
        if (method === 'OPTIONS') answer(cseq, '200 OK', ['Public: DESCRIBE, SETUP, PLAY, TEARDOWN']);
        else if (!this.isLetIn(request, method)) {
          answer(cseq, '401 Unauthorized', [`WWW-Authenticate: Digest realm="${REALM}", nonce="${NONCE}"`]);
        } else if (method === 'DESCRIBE') {
          answer(cseq, '200 OK', ['Content-Type: application/sdp', `Content-Base: ${uri}/`], SDP);
        } else if (method === 'SETUP') {
          const asked = /^Transport: *(\S+)/im.exec(request)?.[1] ?? '';
          const port = /client_port=(\d+)/.exec(asked)?.[1];
          this.transports.push(port === undefined ? 'tcp' : 'udp');
          sendTo = port === undefined ? interleaved(socket) : (p) => this.udp.send(p, Number(port), '127.0.0.1');
          const server = `;server_port=${this.udp.address().port}-${this.udp.address().port + 1}`;
          answer(cseq, '200 OK', [`Transport: ${asked}${port === undefined ? '' : server}`, 'Session: 1;timeout=60']);
        } else if (method === 'PLAY') {
          answer(cseq, '200 OK', ['Session: 1']);
          play = sendTo;
        } else answer(cseq, '200 OK', ['Session: 1']);
      }
    });
  }

  private isLetIn(request: string, method: string): boolean {
    const uri = /uri="([^"]*)"/.exec(request)?.[1] ?? '';
    const response = /response="([0-9a-f]{32})"/.exec(request)?.[1];
    const a1 = md5(`${this.login.username}:${REALM}:${this.login.password}`);
    return response === md5(`${a1}:${NONCE}:${md5(`${method}:${uri}`)}`);
  }
}

const SDP = [
  ...['v=0', 'o=- 0 0 IN IP4 127.0.0.1', 's=camera', 'c=IN IP4 0.0.0.0', 't=0 0'],
  ...['m=video 0 RTP/AVP 96', 'a=rtpmap:96 H264/90000', 'a=fmtp:96 packetization-mode=1', 'a=control:trackID=0', ''],
].join('\r\n');

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** RFC 2326, section 10.12: a dollar sign, the channel, the length, the packet. */
const interleaved =
  (socket: Socket): ((packet: Buffer) => void) =>
  (packet) =>
    socket.write(Buffer.concat([Buffer.from([0x24, 0, packet.length >> 8, packet.length & 0xff]), packet]));
