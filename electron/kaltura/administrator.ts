import { z } from 'zod';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { HashType } from './app-token.ts';
import { checked } from './checked.ts';
import { isRefusal } from './refusal.ts';
import { nameOf, type Transport } from './transport.ts';
import { wireId } from './wire.ts';

/** How an administrator proves to be one, once. SECRET; never kept. */
export type AdminProof =
  | { readonly by: 'secret'; readonly secret: string; readonly userId: string }
  | { readonly by: 'session'; readonly ks: string };

/** The app token that is asked for. */
export interface WantedToken {
  readonly description: string;
  /** The Kaltura user that owns what the device uploads. */
  readonly userId: string;
  readonly privileges: string;
  readonly hashType: HashType;
}

/** A new app token. SECRET: `token`. */
export interface MadeToken {
  readonly tokenId: string;
  readonly token: string;
}

/** Kaltura's KalturaSessionType. */
const [USER_SESSION, ADMIN_SESSION] = [0, 2];
/** Long enough for two calls. */
const ADMIN_SESSION_SECONDS = 300;
/** A device's session lasts a day and is renewed before. */
const DEVICE_SESSION_SECONDS = 86_400;

const madeSchema = z.looseObject({ id: wireId, token: z.string().min(1) });

/** Calls of an administrator, each with a proof of its own; nothing of it is held. */
export class Administrator {
  constructor(
    private readonly transport: Transport,
    private readonly partnerId: number,
  ) {}

  /**
   * Makes an app token (`appToken.add`). A session that was opened for it is ended, one that was given is left alone.
   * Not idempotent. Throws FaultError `admin-refused`, `forbidden`.
   */
  async makeToken(proof: AdminProof, wanted: WantedToken): Promise<MadeToken> {
    const ks = proof.by === 'session' ? proof.ks : await this.#open(proof);
    try {
      return await this.#add(ks, wanted);
    } catch (error) {
      throw isRefusal(error, 'INVALID_KS', 'MISSING_KS') ? refused(error) : error;
    } finally {
      if (proof.by === 'secret') await this.#end(ks);
    }
  }

  async #add(ks: string, { description, userId, privileges, hashType }: WantedToken): Promise<MadeToken> {
    const appToken = {
      objectType: 'KalturaAppToken',
      description,
      hashType,
      sessionType: USER_SESSION,
      sessionUserId: userId,
      sessionDuration: DEVICE_SESSION_SECONDS,
      sessionPrivileges: privileges,
    };
    const call = { service: 'appToken', action: 'add', params: { appToken }, ks };
    const { id, token } = checked(await this.transport.json(call), madeSchema, nameOf(call));
    return { tokenId: id, token };
  }

  async #open({ secret, userId }: Extract<AdminProof, { by: 'secret' }>): Promise<string> {
    const { partnerId } = this;
    const params = { secret, userId, type: ADMIN_SESSION, partnerId, expiry: ADMIN_SESSION_SECONDS, nocache: 1 };
    const call = { service: 'session', action: 'start', params, ks: null };
    try {
      return checked(await this.transport.json(call), z.string().min(1), nameOf(call));
    } catch (error) {
      throw isRefusal(error, 'START_SESSION_ERROR', 'INVALID_PARTNER_ID') ? refused(error) : error;
    }
  }

  /** The token is made by now: a session that cannot be ended ends by itself after five minutes. */
  async #end(ks: string): Promise<void> {
    try {
      await this.transport.json({ service: 'session', action: 'end', params: {}, ks });
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
    }
  }
}

const refused = (cause: FaultError): FaultError =>
  new FaultError(fault('admin-refused', {}, cause.fault.detail), { cause });
