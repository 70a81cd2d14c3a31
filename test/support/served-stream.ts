import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { listen, shut } from './loopback.ts';
import type { CaptureSettings } from '../../shared/settings/capture.ts';
import { smallSettings, smallTrack } from './capture-room.ts';

/** A network stream of the test's own. */
export interface ServedStream {
  readonly url: string;
  close(): Promise<void>;
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
    close: async () => {
      end();
      await Promise.all([ended, shut(server)]);
    },
  };
}

/** Serves one scene after the other, each made by a source of pictures of 320×180 and one of sound that end by themselves. */
export function serveStory(story: readonly (readonly [picture: string, sound: string])[]): Promise<ServedStream> {
  const scenes = story.map(
    ([picture, sound], i) =>
      `${picture},format=yuv420p,setsar=1[v${i}];${sound},aformat=sample_rates=44100:channel_layouts=mono[a${i}]`,
  );
  const pads = story.map((_, i) => `[v${i}][a${i}]`).join('');
  return serveStream(`${scenes.join(';')};${pads}concat=n=${story.length}:v=1:a=1[out0][out1]`);
}

/** What records such a stream, picture and sound, as the track `feed`. */
export const feedSettings = ({ url }: ServedStream): CaptureSettings =>
  smallSettings({
    sources: [{ id: 'feed', label: 'Feed', kind: 'network', device: url }],
    profiles: [{ name: 'Lecture', tracks: [smallTrack('feed', 'feed', 'feed')] }],
  });
