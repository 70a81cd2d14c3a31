import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import type { KalturaException } from './exception.ts';
import { redacted } from './redacted.ts';

/** Kaltura understood the call and said no. Callers may decide on `kalturaCode`; everything else is in the fault. */
export class KalturaRefusal extends FaultError {
  readonly kalturaCode: string;

  constructor(
    readonly exception: KalturaException,
    readonly action: string,
  ) {
    super(faultOf(exception, action));
    this.name = 'KalturaRefusal';
    this.kalturaCode = exception.code;
  }
}

/** Whether Kaltura refused with one of `codes`. */
export const isRefusal = (error: unknown, ...codes: readonly string[]): error is KalturaRefusal =>
  error instanceof KalturaRefusal && codes.includes(error.kalturaCode);

/**
 * Whether a fresh session may help. INVALID_KS has several meanings that only its arguments tell apart:
 * expired, logged out and garbled can be renewed; "not your object" and the restrictions of the session cannot.
 */
export function isRenewable(error: unknown): error is KalturaRefusal {
  if (!isRefusal(error, 'INVALID_KS')) return false;
  return !isNotYours(error.exception) && !(error.exception.args['KSID'] ?? '').startsWith('EXCEEDED_');
}

const isNotYours = ({ args }: KalturaException): boolean =>
  args['ERR_CODE'] === '-4' || args['ERR_DESC'] === 'INVALID_TYPE' || Object.values(args).includes('INVALID_TYPE');

/** The fault that an exception of `action` (`service.action`) means. Carries no secret: a garbled ks comes back in INVALID_KS. */
export function faultOf(exception: KalturaException, action: string): Fault {
  const { code, args } = exception;
  const detail = redacted(`${action}: ${code} ${exception.message}`);
  switch (code) {
    case 'INVALID_KS':
      if (isNotYours(exception)) return fault('not-yours', { object: action }, detail);
      return fault('session-refused', {}, detail);
    case 'MISSING_KS':
    case 'START_SESSION_ERROR':
      return fault('session-refused', {}, detail);
    case 'SERVICE_FORBIDDEN':
      return fault('forbidden', { action: args['SERVICE'] ?? action }, detail);
    case 'SERVICE_FORBIDDEN_CONTENT_BLOCKED':
    case 'USER_BLOCKED':
    case 'ACCESS_UNAUTHORIZED':
      return fault('account-blocked', {}, detail);
    case 'ACTION_BLOCKED':
      return fault('rate-limited', {}, detail);
    case 'INVALID_WIDGET_ID':
    case 'START_WIDGET_SESSION_ERROR':
      return fault('unknown-partner', { partnerId: '?' }, detail);
    case 'APP_TOKEN_ID_NOT_FOUND':
      return fault('app-token-unknown', { tokenId: args['ID'] ?? '' }, detail);
    case 'APP_TOKEN_NOT_ACTIVE':
      return fault('app-token-disabled', { tokenId: args['ID'] ?? '' }, detail);
    case 'APP_TOKEN_EXPIRED':
      return fault('app-token-expired', { tokenId: args['ID'] ?? '' }, detail);
    case 'INVALID_APP_TOKEN_HASH':
      return fault('app-token-wrong', { hashType: '?' }, detail);
    case 'INVALID_OBJECT_ID':
      // With an unknown role on the token, every call ends like this; the calls of ours that name an object have own codes.
      if (!action.endsWith('.update')) return fault('role-unknown', {}, detail);
      break;
  }
  return fault('api-error', { action, kalturaCode: redacted(code), message: redacted(exception.message) }, detail);
}
