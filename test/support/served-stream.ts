import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { listen, shut } from './loopback.ts';

/** A network stream of the test's own. */
export interface ServedStream {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves what ffmpeg makes of `graph` (a `-f lavfi` input with the streams out0 and out1) over TCP on loopback, in real
 * time, to one client.
 */
export async function serveStream(graph: string): Promise<ServedStream> {
  let ended: Promise<void> = Promise.resolve();
  let end = (): void => undefined;
  const server = createServer((socket) => {
    const codecs = ['-c:v', 'mpeg2video', '-q:v', '4', '-g', '15', '-c:a', 'mp2'];
    const args = ['-v', 'error', '-re', '-f', 'lavfi', '-i', graph, ...codecs, '-f', 'mpegts', 'pipe:1'];
    const child = spawn('ffmpeg', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    ended = new Promise((resolve) => child.once('close', () => resolve()));
    end = () => child.kill('SIGKILL');
    // The reader may go away at any time: then there is nobody to serve any more.
    socket.on('error', end).on('close', end);
    child.stdout.pipe(socket);
  });
  return {
    url: `tcp://127.0.0.1:${await listen(server)}`,
    stop: async () => {
      end();
      await Promise.all([ended, shut(server)]);
    },
  };
}
