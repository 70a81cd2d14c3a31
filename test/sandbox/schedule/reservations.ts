import { apiError } from '../wire/errors.ts';
import type { State } from '../state/state.ts';

/** How long getConflicts keeps free resources for the one who asked, in seconds. */
const reservationSeconds = 60;

/** Keeps resources for a session for a short time. Throws RESOURCE_IS_RESERVED when another session has one. */
export function reserve(state: State, resourceIds: readonly number[], ks: string, now: number): void {
  requireUnreserved(state, resourceIds, ks, now);
  for (const id of resourceIds) state.reservations.set(id, { ks, until: now + reservationSeconds });
}

/** Throws RESOURCE_IS_RESERVED when another session has reserved one of the resources. */
export function requireUnreserved(state: State, resourceIds: readonly number[], ks: string, now: number): void {
  for (const id of resourceIds) {
    const held = state.reservations.get(id);
    if (held !== undefined && held.ks !== ks && held.until > now) throw apiError('RESOURCE_IS_RESERVED', String(id));
  }
}
