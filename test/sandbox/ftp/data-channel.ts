import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The data side of passive FTP: waits for the client to connect, then carries one answer. */
export class DataChannel {
  private constructor(
    private readonly server: Server,
    private readonly socket: Promise<Socket>,
    /** Where the client shall connect to. */
    readonly port: number,
  ) {}

  /** Opens a port on the loopback interface. */
  static async open(): Promise<DataChannel> {
    const server = createServer();
    const socket = new Promise<Socket>((resolve) => {
      server.once('connection', (connected) => {
        // A client may leave at any time.
        connected.on('error', () => connected.destroy());
        resolve(connected);
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return new DataChannel(server, socket, (server.address() as AddressInfo).port);
  }

  /** Sends everything; ends as well when the client has left again. Waits for a client as long as it takes. */
  async send(text: string): Promise<void> {
    const socket = await this.socket;
    await new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
      socket.end(text, () => resolve());
    });
  }

  /** Gives the port back, used or not. */
  close(): void {
    this.server.close();
    void this.socket.then((socket) => socket.destroySoon());
  }
}
