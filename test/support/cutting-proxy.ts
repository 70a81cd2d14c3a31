import { connect, createServer, type Server, type Socket } from 'node:net';
import { listen, shut } from './loopback.ts';

/** A line to a loopback port that breaks, once, after a number of bytes towards it. FTP's data lines do not pass here. */
export class CuttingProxy {
  private readonly sockets = new Set<Socket>();
  private left: number;

  private constructor(
    private readonly server: Server,
    readonly port: number,
    behind: number,
    afterBytes: number,
  ) {
    this.left = afterBytes;
    server.on('connection', (front) => {
      const back = connect(behind, '127.0.0.1');
      for (const [from, to] of [
        [front, back],
        [back, front],
      ] as const) {
        this.sockets.add(from);
        from.on('error', () => to.destroy()).on('close', () => to.destroy());
      }
      back.pipe(front);
      front.on('data', (piece: Buffer) => this.pass(piece, front, back));
      front.on('end', () => back.end());
    });
  }

  static async before(port: number, cutAfterBytes: number): Promise<CuttingProxy> {
    const server = createServer();
    return new CuttingProxy(server, await listen(server), port, cutAfterBytes);
  }

  close(): Promise<void> {
    return shut(this.server, this.sockets);
  }

  private pass(piece: Buffer, front: Socket, back: Socket): void {
    const isCut = this.left > 0 && piece.length >= this.left;
    this.left -= piece.length;
    if (!isCut) {
      if (!back.write(piece)) {
        front.pause();
        back.once('drain', () => front.resume());
      }
      return;
    }
    front.destroy();
    back.destroy();
  }
}
