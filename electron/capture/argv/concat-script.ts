import type { SourceSettings } from '../../../shared/settings/capture.ts';

/** Protocols that a script may lead to (ffmpeg `-protocol_whitelist`): those of network sources. */
const PROTOCOLS = 'file,crypto,data,rtsp,rtsps,rtp,tcp,udp,tls,http,https,httpproxy,rtmp,rtmps,srt,hls';

/** Options by which ffmpeg reads a script at `path` instead of an address. */
export const scriptInput = (path: string): string[] => [
  ...['-safe', '0', '-protocol_whitelist', PROTOCOLS],
  ...['-f', 'concat', '-i', path],
];

/**
 * A script for ffmpeg's concat demuxer that names one endless stream: so an address with a password in it stands in a
 * private file and not on the list of processes. `option` is known from ffmpeg 5.0 on. SECRET.
 */
export function scriptOf(source: Pick<SourceSettings, 'kind' | 'transport'>, address: string): string {
  const quoted = address.replaceAll("'", `'\\''`);
  const transport = source.kind === 'rtsp' ? [`option rtsp_transport ${source.transport}`] : [];
  return ['ffconcat version 1.0', `file '${quoted}'`, ...transport, 'option analyzeduration 1000000', ''].join('\n');
}
