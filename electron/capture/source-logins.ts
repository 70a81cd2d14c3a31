import { z } from 'zod';
import type { SourceLogin } from '../../shared/settings/source-address.ts';
import type { Secrets } from '../ports/secrets.ts';

const loginSchema = z.object({ username: z.string(), password: z.string() });

const nameOf = (sourceId: string): string => `source-login:${sourceId}`;

/** The login of a network source; null when none was given. Throws FaultError `secrets-unavailable`. */
export async function sourceLoginOf(secrets: Secrets, sourceId: string): Promise<SourceLogin | null> {
  const kept = await secrets.get(nameOf(sourceId));
  return kept === null ? null : loginSchema.parse(JSON.parse(kept));
}

/** Keeps the login of a network source; null removes it. */
export const keepSourceLogin = (secrets: Secrets, sourceId: string, login: SourceLogin | null): Promise<void> =>
  login === null ? secrets.remove(nameOf(sourceId)) : secrets.set(nameOf(sourceId), JSON.stringify(login));
