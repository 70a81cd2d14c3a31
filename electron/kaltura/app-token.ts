import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fromUnixSeconds } from '../../shared/domain/instant.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { PairingSettings } from '../../shared/settings/pairing.ts';
import { checked } from './checked.ts';
import { isRefusal } from './refusal.ts';
import type { GrantedSession } from './session.ts';
import { nameOf, type Transport } from './transport.ts';
import { wireNumber, wireText } from './wire.ts';

/** How a token's hash is made; the token in Kaltura has one of these, which a device cannot read. */
export type HashType = 'SHA1' | 'SHA256' | 'SHA512' | 'MD5';

/** The order in which "auto" tries. */
const HASH_TYPES: readonly HashType[] = ['SHA1', 'SHA256', 'SHA512', 'MD5'];

/** Kaltura's KalturaSessionType.ADMIN. */
const ADMIN_SESSION = 2;

const widgetSession = z.looseObject({ ks: z.string().min(1) });
const sessionInfo = z.looseObject({
  ks: z.string().min(1),
  expiry: wireNumber.pipe(z.number()),
  privileges: wireText,
  sessionType: wireNumber,
  userId: wireText,
});

/** What a session of the app token may do, as far as Kaltura tells (KalturaSessionInfo). */
export interface SessionRights {
  /** The value of the privilege `setrole:`; null when the token sets no role. */
  readonly role: string | null;
  /** An administrator's session, which may do anything that its role does not forbid. */
  readonly isAdmin: boolean;
}

/** A session with what it may do. SECRET: `ks`. */
export interface AppTokenSession extends GrantedSession {
  /** Whose it is; empty for nobody's. */
  readonly userId: string;
  readonly rights: SessionRights;
}

/** What signing in needs. SECRET: what `token` gives. */
export interface AppTokenCredentials {
  readonly pairing: Pick<PairingSettings, 'partnerId' | 'tokenId' | 'hashType'>;
  /** The token's value; null when this device has none. */
  readonly token: () => Promise<string | null>;
  /** Told once "auto" has found the type, to be kept for the next time. */
  readonly onHashType?: (type: HashType) => void;
}

/** One try at a session. SECRET: `widgetKs`, `token`. */
interface Attempt {
  readonly widgetKs: string;
  readonly token: string;
  readonly type: HashType;
  /** Null: the token's. */
  readonly userId: string | null;
}

/** Signs in with an app token: an anonymous widget session first, then `appToken.startSession`. */
export class AppTokenLogin {
  #known: HashType | null;

  constructor(
    private readonly transport: Transport,
    private readonly credentials: AppTokenCredentials,
  ) {
    const { hashType } = credentials.pairing;
    this.#known = hashType === 'auto' ? null : hashType;
  }

  /**
   * A session of `userId`, or of the token's own user where it fixes one, whatever was asked for. Throws FaultError, see
   * `app-token-…`, `unknown-partner`; `app-token-wrong` when no hash type is accepted.
   */
  async grant(userId: string | null = null): Promise<AppTokenSession> {
    const { tokenId, hashType } = this.credentials.pairing;
    const token = await this.credentials.token();
    if (token === null) throw new FaultError(fault('app-token-missing', { tokenId }));
    const widgetKs = await this.widgetKs();
    for (const type of this.#known ? [this.#known] : HASH_TYPES) {
      try {
        const session = await this.#start({ widgetKs, token, type, userId });
        this.#remember(type);
        return session;
      } catch (error) {
        if (!isRefusal(error, 'INVALID_APP_TOKEN_HASH')) throw error;
      }
    }
    throw new FaultError(fault('app-token-wrong', { hashType }));
  }

  /** An anonymous session of the account. SECRET. Throws FaultError `unknown-partner`. */
  async widgetKs(): Promise<string> {
    const { partnerId } = this.credentials.pairing;
    const params = { widgetId: `_${partnerId}`, nocache: 1 };
    try {
      const call = { service: 'session', action: 'startWidgetSession', params, ks: null };
      return checked(await this.transport.json(call), widgetSession, nameOf(call)).ks;
    } catch (error) {
      if (!isRefusal(error, 'INVALID_WIDGET_ID', 'START_WIDGET_SESSION_ERROR')) throw error;
      throw new FaultError(fault('unknown-partner', { partnerId }, error.fault.detail), { cause: error });
    }
  }

  async #start({ widgetKs, token, type, userId }: Attempt): Promise<AppTokenSession> {
    const { tokenId } = this.credentials.pairing;
    const params = {
      id: tokenId,
      tokenHash: tokenHash(widgetKs, token, type),
      ...(userId === null ? {} : { userId }),
      nocache: 1,
    };
    const call = { service: 'appToken', action: 'startSession', params, ks: widgetKs };
    const info = checked(await this.transport.json(call), sessionInfo, nameOf(call));
    const role = /(?:^|,)\s*setrole:([^,]*)/.exec(info.privileges)?.[1] ?? null;
    return {
      ks: info.ks,
      userId: info.userId,
      expiresAt: fromUnixSeconds(info.expiry),
      rights: { role, isAdmin: info.sessionType === ADMIN_SESSION },
    };
  }

  #remember(type: HashType): void {
    if (this.#known === null) this.credentials.onHashType?.(type);
    this.#known = type;
  }
}

/** The proof of knowing the token: lower-case hex of HASH(ks + token), as `appToken.startSession` compares it. */
export const tokenHash = (ks: string, token: string, type: HashType): string =>
  createHash(type.toLowerCase())
    .update(ks + token)
    .digest('hex');
