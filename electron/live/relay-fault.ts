import { fault, type Fault } from '../../shared/faults/fault.ts';
import type { ProcessEnd } from '../ports/processes.ts';
import type { Knock } from '../ports/reach.ts';
import type { Target } from './target.ts';

/** How a relay came to its end. */
export interface RelayOutcome {
  readonly end: ProcessEnd;
  /** For how long it had sent; null when it never got so far. */
  readonly sentForMs: number | null;
  /** It was ended because nothing moved any more. */
  readonly wasQuiet: boolean;
}

/** A server that ends the connection within this time after letting us in has refused us. */
const AT_ONCE_MS = 3000;
/** What media servers say of a name that is taken (`NetStream.Publish.BadName`, nginx-rtmp, Kaltura). */
const TAKEN = /already publishing|publish\.badname|already[_ ]broadcasting/i;

/** Whether knocking at the server's door would tell more about the outcome. SRT's door is not TCP. */
export const isWorthKnocking = (o: RelayOutcome, target: Target): boolean =>
  (o.sentForMs ?? 0) < AT_ONCE_MS && !o.wasQuiet && o.end.error === null && target.protocol !== 'srt';

/** Why a relay failed, by how it ended, by what the server said and by what a knock at the door found. */
export function relayFault(o: RelayOutcome, knock: Knock | null, target: Target): Fault {
  const { host, port } = target;
  const detail = o.end.stderrTail.trim();
  const because = (code: Fault['code']): Fault => fault(code, { host, port }, detail);
  if (o.end.error) return fault('ffmpeg-missing', {}, o.end.error.message);
  if (o.wasQuiet) return because(o.sentForMs === null ? 'live-no-answer' : 'live-stalled');
  if (TAKEN.test(detail)) return because('live-already-broadcasting');
  if (o.sentForMs !== null) return because(o.sentForMs < AT_ONCE_MS && knock === 'open' ? 'live-refused' : 'live-lost');
  switch (knock) {
    case 'unknown-host':
      return because('live-unknown-host');
    case 'unreachable':
    case 'silent':
      return because('live-unreachable');
    case 'untrusted':
      return because('live-tls-failed');
    case 'open':
      return because('live-refused');
    case null:
      return because('live-relay-failed');
  }
}
