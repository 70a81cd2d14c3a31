import { createServer, type Socket } from 'node:net';
import { listen, shut } from './loopback.ts';

/** A server that behaves badly on a loopback port. */
export interface BadServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Accepts every connection and never says a word. */
export const hangingServer = (): Promise<BadServer> => serve((socket) => socket.resume());

/** Accepts every connection and closes it. */
export const closingServer = (): Promise<BadServer> => serve((socket) => socket.destroy());

async function serve(meet: (socket: Socket) => void): Promise<BadServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    meet(socket);
  });
  return { port: await listen(server), close: () => shut(server, sockets) };
}
