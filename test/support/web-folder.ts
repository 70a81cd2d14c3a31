import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { listen, shut } from './loopback.ts';

/** A folder that a web server shows: where Kaltura fetches the files of bulk uploads. */
export class WebFolder {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async serve(folder: string): Promise<WebFolder> {
    const server = createServer((request, response) => {
      const name = decodeURIComponent(path.basename(request.url ?? ''));
      void send(path.join(folder, name), response);
    });
    return new WebFolder(server, `http://127.0.0.1:${await listen(server)}/lectures`);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await shut(this.server);
  }
}

async function send(file: string, response: ServerResponse): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-length': found.size });
  createReadStream(file).pipe(response);
}
