import { apiError, invalidKs } from '../wire/errors.ts';
import { newKs } from '../state/ids.ts';
import type { Role, Session } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { mayCall, roleNames } from './permissions.ts';

/** What a new session is made of. `lengthSeconds` counts from `now` (unix seconds). */
export interface SessionRequest {
  readonly userId: string;
  readonly type: 0 | 2;
  readonly privileges: string;
  readonly lengthSeconds: number;
  readonly now: number;
  readonly appTokenId?: string;
  readonly widget?: boolean;
}

/** The value of `setrole:` in a privilege list, or null. */
export const roleInPrivileges = (privileges: string): string | null =>
  privileges
    .split(',')
    .map((p) => /^\s*setrole:(.*)$/.exec(p)?.[1])
    .find((name) => name !== undefined) ?? null;

function roleOf(request: SessionRequest): { readonly role: Role; readonly roleName: string } {
  const roleName = roleInPrivileges(request.privileges);
  if (roleName !== null) return { role: roleNames[roleName] ?? 'unknown', roleName };
  if (request.widget === true) return { role: 'widget', roleName: '' };
  return { role: request.type === 2 ? 'admin' : 'user', roleName: '' };
}

/** Opens a session and puts it into the table. */
export function openSession(state: State, request: SessionRequest): Session {
  const session: Session = {
    ks: newKs(state.account.partnerId),
    partnerId: state.account.partnerId,
    userId: request.userId,
    type: request.type,
    ...roleOf(request),
    privileges: request.privileges,
    expiresAt: request.now + request.lengthSeconds,
    appTokenId: request.appTokenId ?? null,
    loggedOut: false,
  };
  state.sessions.set(session.ks, session);
  return session;
}

/**
 * The session of a ks.
 * @throws ApiError INVALID_KS: malformed, logged out (also: its app token was deleted) or expired
 */
export function sessionOf(state: State, ks: string, now: number): Session {
  const session = state.sessions.get(ks);
  if (session === undefined) throw invalidKs.malformed(ks);
  const tokenDeleted = session.appTokenId !== null && state.appTokens.get(session.appTokenId)?.status === 3;
  if (session.loggedOut || tokenDeleted) throw invalidKs.loggedOut();
  if (session.expiresAt <= now) throw invalidKs.expired();
  return session;
}

/**
 * Checks that a session (null: none) may call an action; names in lower case.
 * @throws ApiError INVALID_OBJECT_ID for an unknown role, MISSING_KS, SERVICE_FORBIDDEN
 */
export function requirePermission(
  session: Session | null,
  partnerKnown: boolean,
  service: string,
  action: string,
): void {
  if (session?.role === 'unknown') throw apiError('INVALID_OBJECT_ID', session.roleName);
  if (mayCall(session?.role ?? null, service, action)) return;
  if (session === null && !partnerKnown) throw apiError('MISSING_KS');
  throw apiError('SERVICE_FORBIDDEN', `${service}->${action}`);
}
