import { ApiError, apiError } from './errors.ts';
import type { Wire } from './value.ts';

/** What one action came to. */
export type Outcome = { readonly value: Wire } | { readonly error: ApiError };

/** Runs an action. A bug shows as INTERNAL_SERVERL_ERROR, as on the server, and is reported to `onBug`. */
export async function outcomeOf(run: () => Wire | Promise<Wire>, onBug: (error: unknown) => void): Promise<Outcome> {
  try {
    return { value: await run() };
  } catch (error) {
    if (error instanceof ApiError) return { error };
    onBug(error);
    return { error: apiError('INTERNAL_SERVERL_ERROR') };
  }
}
