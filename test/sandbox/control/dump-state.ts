import { statusAt } from '../entries/life-cycle.ts';
import type { SandboxParts } from '../parts.ts';

/** The state as JSON, without secrets: sessions only as who and until when, app tokens without their token. */
export function dumpState({ state, clock, lifeCycle }: SandboxParts): unknown {
  const now = clock.unixSeconds();
  return {
    now,
    partnerId: state.account.partnerId,
    sessions: [...state.sessions.values()].map(({ userId, role, expiresAt, loggedOut, appTokenId }) => ({
      userId,
      role,
      expiresAt,
      loggedOut,
      appTokenId,
    })),
    appTokens: [...state.appTokens.values()].map((token) => ({ ...token, token: '***' })),
    uploadTokens: [...state.uploadTokens.values()].map((token) => ({
      ...token,
      path: undefined,
      storedBytes: undefined,
      parked: token.parked.map(({ offset, bytes }) => ({ offset, bytes })),
    })),
    entries: [...state.entries.values()].map((entry) => ({
      ...entry,
      status: statusAt(entry, now, lifeCycle),
      streamPassword: undefined,
    })),
    bulkUploads: [...state.bulkUploads.values()],
    cuePoints: [...state.cuePoints.values()],
    resources: [...state.resources.values()],
    events: [...state.events.values()],
    eventResources: state.eventResources.all(),
  };
}
