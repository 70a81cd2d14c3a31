import { connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import type { BadServer } from './bad-servers.ts';
import { listen, shut } from './loopback.ts';
import { selfSigned } from './self-signed.ts';

/** Takes TLS off connections to `localhost` and passes them on to a plain server: RTMP becomes RTMPS. */
export async function tlsFront(behind: number): Promise<BadServer> {
  const sockets = new Set<Socket>();
  const server = createServer(selfSigned, (front) => {
    const back = connect(behind, '127.0.0.1');
    for (const [from, to] of [
      [front, back],
      [back, front],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy()).on('close', () => to.destroy());
      from.pipe(to);
    }
  });
  // A client that does not trust the certificate ends the handshake; that is what it should do.
  server.on('tlsClientError', () => undefined);
  return { port: await listen(server), close: () => shut(server, sockets) };
}
