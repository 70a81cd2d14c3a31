import type { PairingSettings } from '../../shared/settings/pairing.ts';
import type { Clock } from '../ports/clock.ts';
import type { Http } from '../ports/http.ts';
import { Administrator } from './administrator.ts';
import type { KalturaApi } from './api.ts';
import { AppTokenLogin, type AppTokenCredentials, type SessionRights } from './app-token.ts';
import { KalturaClient } from './client.ts';
import { ServerClock } from './server-clock.ts';
import { serverAddress } from './server.ts';
import { Session, type GrantedSession } from './session.ts';
import { Transport } from './transport.ts';
import { UserClients } from './user-clients.ts';

/** What a connection is made of. */
export interface ConnectOptions extends Omit<AppTokenCredentials, 'pairing'> {
  readonly http: Http;
  readonly clock: Clock;
  readonly pairing: PairingSettings;
  /** Who we say we are, e.g. `lectern:0.1.0`; Kaltura shows it in its logs. */
  readonly clientTag: string;
}

/** Where an account is, without a token. */
type ServerSettings = Pick<PairingSettings, 'serverUrl' | 'partnerId' | 'allowPlainHttp'>;

/** What any connection is made of. */
type Line = Pick<ConnectOptions, 'http' | 'clock' | 'clientTag'> & { readonly pairing: ServerSettings };

/** A paired server: its calls and its clock. */
export interface KalturaConnection {
  readonly api: KalturaApi;
  /**
   * The calls of a session of this user, one for all who ask. They throw FaultError `owner-session-bound` where the app token
   * fixes another user; once that is known, Kaltura is not asked again.
   */
  readonly asUser: (userId: string) => KalturaApi;
  readonly serverClock: ServerClock;
  readonly signIn: SignIn;
}

/** The two steps of signing in, each made anew and by itself, for those who want to know which one fails. */
export interface SignIn {
  /** Opens an anonymous session of the account. Throws FaultError `unknown-partner`. */
  reach(): Promise<void>;
  /** Opens a session of the app token and tells what it may do. Throws FaultError `app-token-…`. */
  rights(): Promise<SessionRights>;
}

/** Sets up a connection; nothing is sent before the first call. Throws FaultError `bad-url`, `insecure-url`. */
export function connectKaltura(options: ConnectOptions): KalturaConnection {
  const { clock } = options;
  const serverClock = new ServerClock();
  const transport = transportTo(options, serverClock);
  const login = new AppTokenLogin(transport, options);
  const clientOf = (grant: () => Promise<GrantedSession>): KalturaApi =>
    new KalturaClient(transport, new Session(grant, clock, serverClock));
  const users = new UserClients(options.pairing.tokenId, (userId) => login.grant(userId), clientOf);
  return {
    api: clientOf(() => login.grant()),
    asUser: (userId) => users.of(userId),
    serverClock,
    signIn: {
      reach: () => login.widgetKs().then(() => undefined),
      rights: () => login.grant().then(({ rights }) => rights),
    },
  };
}

/** The calls of an administrator of the account. Throws FaultError `bad-url`, `insecure-url`. */
export const administratorOf = (options: Line): Administrator =>
  new Administrator(transportTo(options, new ServerClock()), options.pairing.partnerId);

function transportTo({ http, clock, pairing, clientTag }: Line, serverClock: ServerClock): Transport {
  const address = serverAddress(pairing.serverUrl, pairing.allowPlainHttp);
  return new Transport(http, address, clientTag, clock, serverClock);
}
