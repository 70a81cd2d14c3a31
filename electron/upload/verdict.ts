import { fault, FaultError, textOf, type Fault } from '../../shared/faults/fault.ts';

/**
 * What becomes of an upload after a fault: it waits as long as the network, or something about the pairing, takes; it is
 * tried again a number of times; or only a person can help, and with this recording alone.
 */
export type Verdict = 'wait-for-network' | 'wait-for-operator' | 'retry' | 'fail';

const OUT_OF_REACH: ReadonlySet<Fault['code']> = new Set(['unreachable', 'timed-out', 'drop-unreachable']);

/** The network being away is a state, not a failure; what is wrong with the pairing concerns all uploads alike. */
export function verdictOn(f: Fault): Verdict {
  if (OUT_OF_REACH.has(f.code)) return 'wait-for-network';
  const { retry, stage } = textOf(f);
  if (retry === 'now' || retry === 'later') return 'retry';
  return stage === 'upload' || retry === 'never' ? 'fail' : 'wait-for-operator';
}

/** The fault behind whatever was thrown; `file` is the media file that was being uploaded. */
export function faultBehind(error: unknown, file: string): Fault {
  if (error instanceof FaultError) return error.fault;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return fault('file-missing', { file });
  if (code !== undefined && /^E[A-Z]+$/.test(code)) return fault('file-unreadable', { file, problem: code });
  return fault('internal-error', { where: 'upload' }, message);
}
