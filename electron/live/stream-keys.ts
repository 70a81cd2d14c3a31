import type { Secrets } from '../ports/secrets.ts';

const nameOf = (serverId: string): string => `stream-key:${serverId}`;

/** The stream key of a server of the live settings; null when none was given. Throws FaultError `secrets-unavailable`. */
export const streamKeyOf = (secrets: Secrets, serverId: string): Promise<string | null> =>
  secrets.get(nameOf(serverId));

/** Keeps the stream key of a server; null removes it. */
export const keepStreamKey = (secrets: Secrets, serverId: string, key: string | null): Promise<void> =>
  key === null ? secrets.remove(nameOf(serverId)) : secrets.set(nameOf(serverId), key);
