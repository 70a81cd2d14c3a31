import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Listens on a free port of the loopback interface, and gives it. */
export async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Ends a server; first breaks what is connected to it. */
export async function shut(server: Server, sockets: Iterable<Socket> = []): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/**
 * A loopback port that nobody listens on right now; for servers that cannot choose one themselves. It is below those that
 * systems give to whoever wants any, so that nobody is given it before the server is up.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer();
    try {
      const port = await listen(server, randomInt(10_240, 16_000));
      await shut(server);
      return port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

/** Whether somebody listens on a loopback port, by `/proc`: a server for one client cannot be asked. */
export async function isListenedOn(port: number, over: 'tcp' | 'udp'): Promise<boolean> {
  const table = await readFile(`/proc/net/${over}`, 'latin1');
  return table.includes(` 0100007F:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 `);
}

/** Whether a server takes a connection at a port; with `data`, whether it also says something first. */
export async function answersAt(port: number, by: 'connect' | 'data'): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const answers = await new Promise<boolean>((resolve) => {
    socket.once(by, () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
  socket.destroy();
  return answers;
}
