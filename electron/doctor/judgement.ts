import type { PermissionCheck, PermissionLine } from '../../shared/diagnosis/examination.ts';
import { fault, type Fault, type FaultCode } from '../../shared/faults/fault.ts';
import type { SessionRights } from '../kaltura/app-token.ts';
import { KALTURA_NAMES } from './kaltura-names.ts';

/** How a call of the examination ended. */
export type Outcome =
  | { readonly how: 'allowed' }
  | { readonly how: 'refused'; readonly fault: Fault; readonly kalturaCode: string | null }
  | { readonly how: 'not-tried' };

/** A clock this far off makes recordings begin visibly late or early. */
const SKEW_LIMIT_MS = 2_000;

/** Faults that mean "you may not" rather than "it does not work". */
const NOT_ALLOWED: ReadonlySet<FaultCode> = new Set(['forbidden', 'not-yours', 'account-blocked']);

/** What Kaltura says when an object is not there, or not for this user. */
const NOT_FOUND = /NOT_FOUND|^INVALID_ENTRY_ID$|^INVALID_OBJECT_ID$/;

/** The line for a call that ended so. */
export function judged(check: PermissionCheck, outcome: Outcome): PermissionLine {
  switch (outcome.how) {
    case 'allowed':
      return line(check, 'ok', null);
    case 'not-tried':
      return line(check, 'skipped', null);
    case 'refused': {
      const isMissing = NOT_ALLOWED.has(outcome.fault.code) || NOT_FOUND.test(outcome.kalturaCode ?? '');
      return line(check, isMissing ? 'missing' : 'failed', outcome.fault);
    }
  }
}

/**
 * The line for a call that named an object which cannot exist, to find out about the right without using it: "there is no
 * such thing" proves that asking is allowed.
 */
export function judgedByAbsence(check: PermissionCheck, outcome: Outcome): PermissionLine {
  const isProof =
    outcome.how === 'refused' && (NOT_FOUND.test(outcome.kalturaCode ?? '') || outcome.fault.code === 'not-yours');
  return judged(check, isProof ? { how: 'allowed' } : outcome);
}

/** The line for the clocks. `aheadMs`: how far Kaltura's is ahead of this PC's; null when it did not tell. */
export function judgedTime(aheadMs: number | null): PermissionLine {
  if (aheadMs === null) return line('time', 'skipped', null);
  if (Math.abs(aheadMs) <= SKEW_LIMIT_MS) return line('time', 'ok', null);
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  return line('time', 'failed', fault('clock-skewed', { seconds, direction: aheadMs > 0 ? 'behind' : 'ahead of' }));
}

/**
 * The line for the role, given what the session says of itself and how a call went that every role may make: a role that
 * Kaltura does not know spoils that one too. Any role will do whose rights the other lines prove; none will not, since
 * then the session may do whatever its user may: too little for a user, too much for an administrator.
 */
export function judgedRole(rights: SessionRights, outcome: Outcome): PermissionLine {
  if (outcome.how === 'refused' && outcome.fault.code === 'role-unknown') {
    return line('role', 'missing', outcome.fault);
  }
  if (outcome.how !== 'allowed') return judged('role', outcome);
  return rights.role === null ? line('role', 'missing', null) : line('role', 'ok', null);
}

const line = (check: PermissionCheck, state: PermissionLine['state'], found: Fault | null): PermissionLine => ({
  ...{ check, state, kalturaName: KALTURA_NAMES[check], fault: found },
});
