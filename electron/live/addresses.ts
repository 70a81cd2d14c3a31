import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { Address, Login, PushProtocol, RtmpAddress, Target } from './target.ts';

const DEFAULT_PORTS: Readonly<Record<PushProtocol, number>> = { rtmps: 443, rtmp: 1935, rtsp: 554, srt: 7045 };

/** A server's url, taken apart without touching its escapes. */
interface Server {
  readonly protocol: PushProtocol;
  readonly host: string;
  readonly port: number;
  /** With its query, without the first slash. */
  readonly path: string;
  readonly login: Login | null;
}

/** What a target is made from: texts as Kaltura or the operator gave them. SECRET. */
export interface AddressTexts {
  readonly id: string;
  readonly label: string;
  readonly url: string;
  /** Name of the stream for RTMP, stream id for SRT; RTSP has it in the url. */
  readonly stream: string;
  readonly login: Login | null;
  readonly passphrase: string | null;
}

/** The target that these texts mean. Throws FaultError `live-bad-address`, which does not repeat them. */
export function targetFrom(texts: AddressTexts): Target {
  const server = serverOf(texts.url, texts.label);
  const { id, label } = texts;
  const { protocol, host, port } = server;
  const target = { id, label, protocol, host, port, address: addressOf(server, texts) };
  const problem = problemOf(Object.values(target.address));
  if (problem !== null) throw badAddress(label, problem);
  return target;
}

function addressOf(server: Server, texts: AddressTexts): Address {
  const login = texts.login ?? server.login;
  switch (server.protocol) {
    case 'rtmp':
    case 'rtmps':
      return { kind: 'rtmp', ...appAndName(server.path, texts.stream, texts.label), login };
    case 'rtsp':
      return { kind: 'rtsp', path: server.path, login };
    case 'srt':
      return { kind: 'srt', streamId: texts.stream, passphrase: texts.passphrase };
  }
}

/**
 * An encoder is given the server's url and the stream's name apart. The path of the url is the application, with the
 * query that holds the token; of the form `kLive/?…` the slash belongs to the url alone. Without a name, the last step
 * of the path is the name.
 */
function appAndName(path: string, name: string, label: string): Omit<RtmpAddress, 'kind' | 'login'> {
  if (name !== '') return { path, app: path.replace(/\/(?=\?|$)/, ''), playpath: name };
  const cut = path.split('?', 1)[0]?.lastIndexOf('/') ?? -1;
  if (cut < 1) throw badAddress(label, 'the name of the stream is missing');
  const app = path.slice(0, cut);
  return { path: app, app, playpath: path.slice(cut + 1) };
}

function serverOf(url: string, label: string): Server {
  const [, scheme, login, host, port, path] =
    /^(rtmps?|rtsp|srt):\/\/(?:([^@/?#]*)@)?(\[[0-9a-f:]+\]|[^:/?#@\s]+)(?::(\d{1,5}))?(?:\/?(.*))$/is.exec(
      url.trim(),
    ) ?? [];
  if (scheme === undefined || host === undefined) throw badAddress(label, 'it is not an rtmp, rtmps, rtsp or srt url');
  const protocol = scheme.toLowerCase() as PushProtocol;
  const number = port === undefined ? DEFAULT_PORTS[protocol] : Number(port);
  if (number < 1 || number > 65_535) throw badAddress(label, 'there is no such port');
  return { protocol, host, port: number, path: path ?? '', login: loginIn(login) };
}

function loginIn(text: string | undefined): Login | null {
  if (text === undefined || text === '') return null;
  const [username = '', ...rest] = text.split(':');
  return { username, password: rest.join(':') };
}

/** Lines of an options file are read up to a thousand bytes. */
const LONGEST = 900;

/** What is wrong with a part of an address. A line break would let a server's answer add options to ffmpeg. */
function problemOf(parts: readonly unknown[]): string | null {
  const texts = parts.flatMap((p): unknown[] => (typeof p === 'object' && p !== null ? Object.values(p) : [p]));
  for (const text of texts.filter((t) => typeof t === 'string')) {
    if ([...text].some((c) => c < ' ' || c === '\u007f')) return 'it has a control character';
    if (Buffer.byteLength(text) > LONGEST) return 'it is too long';
  }
  return null;
}

const badAddress = (label: string, problem: string): FaultError =>
  new FaultError(fault('live-bad-address', { label, problem }));
