import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { KalturaApi } from './api.ts';
import type { AppTokenSession } from './app-token.ts';
import type { GrantedSession } from './session.ts';

/** The calls of users other than the device's own: each user has one session, shared by all who call for that user. */
export class UserClients {
  readonly #clients = new Map<string, KalturaApi>();
  /** The user that the token fixes; null as long as it is not known to fix one. */
  #fixedUser: string | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly tokenId: string,
    private readonly grant: (userId: string) => Promise<AppTokenSession>,
    private readonly clientOf: (grant: () => Promise<GrantedSession>) => KalturaApi,
  ) {}

  /** The same for the same user. Its calls throw FaultError `owner-session-bound` where the token fixes another user. */
  of(userId: string): KalturaApi {
    const known = this.#clients.get(userId);
    if (known) return known;
    const client = this.clientOf(() => this.#inTurn(() => this.#granted(userId)));
    this.#clients.set(userId, client);
    return client;
  }

  /** One after another, so that the answer to one may spare the others their question. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn;
    return turn;
  }

  async #granted(userId: string): Promise<GrantedSession> {
    if (this.#fixedUser !== null && !isSame(this.#fixedUser, userId)) throw this.#bound();
    const session = await this.grant(userId);
    if (isSame(session.userId, userId)) return session;
    // Kaltura does not refuse: the token's own user takes the place of the one that was asked for.
    this.#fixedUser = session.userId;
    throw this.#bound();
  }

  #bound(): FaultError {
    return new FaultError(fault('owner-session-bound', { tokenId: this.tokenId }));
  }
}

/** Kaltura minds no case in the names of users. */
const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
