import { z } from 'zod';

/** Which Kaltura account this device is paired with. The token's value is a secret and not here. */
export const pairingSchema = z.object({
  serverUrl: z.url(),
  partnerId: z.int().positive(),
  tokenId: z.string().min(1).max(64),
  hashType: z.enum(['auto', 'SHA1', 'SHA256', 'SHA512', 'MD5']).default('auto'),
  allowPlainHttp: z.boolean().default(false),
  /** Extra certificate authority (PEM file) for a server of one's own. */
  caFile: z.string().nullable().default(null),
});
export type PairingSettings = z.infer<typeof pairingSchema>;
