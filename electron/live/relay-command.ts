import type { Address, Login, Target } from './target.ts';

/** A relay's command line, and what of it must not be seen. */
export interface RelayCommand {
  /** `ffmpeg` arguments; `optionsFile` was put in for the options that are kept apart. */
  readonly args: readonly string[];
  /** Content of that file: SECRET options, one a line (ffmpeg `-fpre`). */
  readonly options: string;
  /** Every secret word, to be masked in what the process says. */
  readonly secrets: readonly string[];
}

/** What a relay sends: the recording's own stream from its stdin, or a slate that it makes itself. */
export type RelayInput = 'room' | 'slate';

/** Reports come on this pipe (`-progress`). */
export const PROGRESS_PIPE = 3;

/** A connection on which nothing moves for this long is given up, also by a relay whose application is gone. */
const IO_TIMEOUT_US = 15_000_000;
/** A microphone that is lost holds the picture back by no more than this. */
const MOST_APART_US = 1_000_000;
/** Kept small so that a server that stopped reading is noticed within seconds. */
const SEND_BUFFER_BYTES = 256 * 1024;

/**
 * The command line of one relay: takes `input`, which is `ROOM` or a slate, as it is and pushes it to one target. A
 * stream key, a token or a passphrase is passed in a file of options (ffmpeg `-fpre`, every version) and is not on the
 * process list. Two things can be, because ffmpeg takes them from the output's url only, and the url from its arguments
 * only:
 * - user and password of RTMP and RTSP. No option names them: `rtmp_conn` adds fields to the `connect` message, but not the
 *   answer to the server's challenge. They are therefore given only to a server that asks (see `withoutLogin`).
 * - path and query of an RTSP url, for which there is nothing like `rtmp_app` and `rtmp_playpath`.
 * `-/option FILE` (since 7.0) reads values of ffmpeg's own options, of which the url is none, nor are those of a
 * protocol. Reading the url from a script, as sources do, is for inputs only (ffmpeg-formats: concat).
 */
export function relayCommand(
  target: Target,
  input: readonly string[],
  optionsFile: string,
  caFile: string | null,
): RelayCommand {
  const { address } = target;
  return {
    args: [
      ...['-hide_banner', '-nostats', '-loglevel', 'warning', '-progress', `pipe:${PROGRESS_PIPE}`],
      ...input,
      ...['-max_interleave_delta', `${MOST_APART_US}`, '-rw_timeout', `${IO_TIMEOUT_US}`],
      ...(target.protocol === 'rtmps' ? ['-tls_verify', '1', ...(caFile === null ? [] : ['-ca_file', caFile])] : []),
      ...(address.kind === 'rtsp' ? [] : ['-fpre', optionsFile]),
      ...OUTPUT[address.kind],
      outputUrl(target),
    ],
    options: optionsOf(target)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(''),
    secrets: secretsOf(address),
  };
}

/** The recording's stream on stdin. Picture and sound begin together, so a few frames are enough to know it. */
export const ROOM: readonly string[] = [
  ...['-analyzeduration', '200000', '-f', 'mpegts', '-i', 'pipe:0'],
  ...['-map', '0', '-c', 'copy'],
];

const OUTPUT: Readonly<Record<Address['kind'], readonly string[]>> = {
  rtmp: ['-send_buffer_size', `${SEND_BUFFER_BYTES}`, '-flvflags', 'no_duration_filesize', '-f', 'flv'],
  // A session is described before it begins, for which sound that is only copied does not tell enough.
  rtsp: ['-c:a', 'aac', '-b:a', '128k', '-flags', '+global_header', '-rtsp_transport', 'tcp', '-f', 'rtsp'],
  srt: ['-f', 'mpegts'],
};

function outputUrl({ protocol, host, port, address }: Target): string {
  switch (address.kind) {
    case 'rtmp':
      // The application without its query only tells a person what this process is for: `rtmp_app` replaces it.
      return `${protocol}://${loginPart(address.login)}${host}:${port}/${address.app.split('?', 1)[0]}`;
    case 'rtsp':
      return `rtsp://${loginPart(address.login)}${host}:${port}/${address.path}`;
    case 'srt':
      return `srt://${host}:${port}?mode=caller&transtype=live`;
  }
}

const loginPart = (login: Login | null): string => (login === null ? '' : `${login.username}:${login.password}@`);

function optionsOf({ protocol, host, port, address }: Target): readonly (readonly [string, string])[] {
  switch (address.kind) {
    case 'rtmp':
      return [
        ['rtmp_app', address.app],
        ['rtmp_playpath', address.playpath],
        ['rtmp_tcurl', `${protocol}://${host}:${port}/${address.path}`],
      ];
    case 'rtsp':
      return [];
    case 'srt':
      return [
        ['streamid', address.streamId],
        ...(address.passphrase === null ? [] : [['passphrase', address.passphrase] as const]),
      ];
  }
}

/** Anything shorter would mask half of what the process says. */
const SHORTEST_SECRET = 4;

function secretsOf(address: Address): readonly string[] {
  return partsOf(address).filter((s) => s.length >= SHORTEST_SECRET);
}

function partsOf(address: Address): readonly string[] {
  const login = 'login' in address && address.login ? [address.login.username, address.login.password] : [];
  switch (address.kind) {
    case 'rtmp':
      return [address.path, address.app, address.playpath, ...tokensIn(address.path), ...login];
    case 'rtsp':
      return [address.path, ...tokensIn(address.path), ...login];
    case 'srt':
      return [address.streamId, ...(address.passphrase === null ? [] : [address.passphrase])];
  }
}

/** Values of a query, such as the token in `kLive?t=…`. */
const tokensIn = (path: string): readonly string[] =>
  (path.split('?')[1] ?? '').split('&').map((pair) => pair.slice(pair.indexOf('=') + 1));
