import type { AdminProof, Administrator } from '../kaltura/administrator.ts';
import type { HashType } from '../kaltura/app-token.ts';
import { ROLE_PRIVILEGE } from './kaltura-names.ts';

/** What is to be prepared for a device. SECRET: `proof`. */
export interface Preparation {
  readonly proof: AdminProof;
  readonly description: string;
  readonly userId: string;
  /** Whether the device may see entries that belong to categories with entitlement. */
  readonly seesEverything: boolean;
}

/** What the pairing form needs of a new token. SECRET: `token`, to be shown once and never kept here. */
export interface PreparedToken {
  readonly tokenId: string;
  readonly token: string;
  readonly hashType: HashType;
}

/** The strongest that every version of Kaltura with app tokens has. */
const HASH_TYPE: HashType = 'SHA256';

/** Makes an app token that may do what a capture device does, and no more. */
export async function prepare(
  administrator: Pick<Administrator, 'makeToken'>,
  { proof, description, userId, seesEverything }: Preparation,
): Promise<PreparedToken> {
  const privileges = seesEverything ? `disableentitlement,${ROLE_PRIVILEGE}` : ROLE_PRIVILEGE;
  const wanted = { description, userId, privileges, hashType: HASH_TYPE };
  return { ...(await administrator.makeToken(proof, wanted)), hashType: HASH_TYPE };
}
