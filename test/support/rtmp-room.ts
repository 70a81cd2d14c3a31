import { closing } from './closing.ts';
import { endpoints } from './endpoints.ts';
import { LiveRoom } from './live-room.ts';
import { RtmpServer } from './rtmp-server.ts';

/** A room whose events are pushed to an RTMP server, both until the test is over. */
export async function rtmpRoom(): Promise<{ readonly room: LiveRoom; readonly server: RtmpServer }> {
  const server = closing(await RtmpServer.start());
  const room = closing(await LiveRoom.open());
  room.scheduled = endpoints({ rtmp: { primary: server.url(), secondary: null } });
  return { room, server };
}
