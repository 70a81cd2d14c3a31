import { z } from 'zod';
import { apiErrorCodes } from '../wire/errors.ts';

const effects = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('delay'), ms: z.number().min(0) }),
  z.object({ kind: z.literal('dropBefore') }),
  z.object({ kind: z.literal('dropAfter') }),
  z.object({ kind: z.literal('status'), status: z.number().int().min(400).max(599) }),
  z.object({ kind: z.literal('html'), status: z.number().int().min(200).max(599).default(200) }),
  z.object({ kind: z.literal('emptyBody') }),
  z.object({ kind: z.literal('cutAnswer'), bytes: z.number().int().min(0) }),
  z.object({ kind: z.literal('apiError'), code: z.enum(apiErrorCodes), args: z.array(z.string()).default([]) }),
  z.object({ kind: z.literal('rateLimited') }),
  z.object({ kind: z.literal('expireSessions') }),
]);

/**
 * What goes wrong, where, and how often. `delay` waits and then goes on; `dropBefore` cuts the connection before the act,
 * `dropAfter` after it; `status` and `html` answer like a proxy without the act; `cutAnswer` acts and breaks the
 * answer off after some bytes; `apiError` answers a code without the act; `rateLimited` the bare text of a limiter;
 * `expireSessions` ends every session just before the act. Over FTP the service is `ftp`, the actions are `list` and `retr`,
 * and ftp/ftp-faults.ts says what becomes of these effects.
 */
export const faultSchema = z.object({
  /** Any case; null for every service. */
  service: z.string().nullable().default(null),
  /** Any case; null for every action. */
  action: z.string().nullable().default(null),
  /** How many requests it hits; null until cleared. */
  times: z.number().int().positive().nullable().default(1),
  /** How many matching requests pass before it begins to hit. */
  after: z.number().int().min(0).default(0),
  effect: effects,
});

/** A fault as it is asked for. */
export type FaultRequest = z.input<typeof faultSchema>;

/** A fault with its defaults filled in. */
export type Fault = z.output<typeof faultSchema>;

/** What a fault does to a request. */
export type FaultEffect = Fault['effect'];
