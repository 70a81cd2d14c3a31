import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Listens on a free port of the loopback interface, and gives it. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Ends a server; first breaks what is connected to it. */
export async function shut(server: Server, sockets: Iterable<Socket> = []): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/** A loopback port that nobody listens on right now; for servers that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await shut(server);
  return port;
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
