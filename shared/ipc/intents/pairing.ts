import { z } from 'zod';
import { permissionLineSchema } from '../../diagnosis/examination.ts';
import { pairingSchema } from '../../settings/pairing.ts';
import { nothing } from './common.ts';

/** An account with the app token's value. SECRET, on its way into the main process only. */
const appTokenPairing = pairingSchema.extend({ token: z.string().min(1).max(200) });

const resource = z.object({
  id: z.string(),
  name: z.string(),
  systemName: z.string(),
  kind: z.enum(['camera', 'location', 'live-entry', 'unknown']),
});

/** A resource of the account, as the pairing form lists it. */
export type ResourceView = z.infer<typeof resource>;

/** The account, its app token, and the room. */
export const PAIRING_INTENTS = {
  /** Signs in with the app token; on success the pairing is stored. Nothing is stored on a fault. */
  pair: {
    args: appTokenPairing,
    result: z.object({ resources: z.array(resource) }),
  },
  /**
   * The permission doctor: tries, line by line, what a capture device needs in Kaltura. With `trial` for an account that
   * is not paired yet, else for the paired one.
   */
  examine: {
    args: z.object({ trial: appTokenPairing.nullable() }),
    result: z.object({ lines: z.array(permissionLineSchema) }),
  },
  /**
   * Makes an app token for a device in one go, with an administrator's secret or session that is used once and kept
   * nowhere. The answer carries the new token's value for the pairing form and for the label of another room's PC: the
   * only secret that ever goes to the window, since a person asked for it to be shown.
   */
  prepareAccount: {
    args: pairingSchema.pick({ serverUrl: true, partnerId: true, allowPlainHttp: true, caFile: true }).extend({
      proof: z.discriminatedUnion('by', [
        z.object({ by: z.literal('secret'), secret: z.string().min(1).max(200), userId: z.string().max(100) }),
        z.object({ by: z.literal('session'), ks: z.string().min(1).max(4000) }),
      ]),
      description: z.string().max(250),
      /** The Kaltura user that owns what the device uploads. */
      userId: z.string().min(1).max(100),
      /** Adds the privilege disableentitlement. */
      seesEverything: z.boolean(),
    }),
    result: z.object({ tokenId: z.string(), token: z.string(), hashType: z.enum(['SHA1', 'SHA256', 'SHA512', 'MD5']) }),
  },
  unpair: { args: nothing, result: nothing },
  listResources: { args: nothing, result: z.object({ resources: z.array(resource) }) },
  chooseResource: { args: z.object({ id: z.string().min(1), name: z.string().min(1) }), result: nothing },
  registerResource: {
    args: z.object({ name: z.string().min(1).max(256), systemName: z.string().min(1).max(256) }),
    result: resource,
  },
} as const;
