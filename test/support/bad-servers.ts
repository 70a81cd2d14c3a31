import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

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
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    meet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
