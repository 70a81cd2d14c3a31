import type { ResourceId } from '../../shared/domain/ids.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { IntentArgs, IntentResult } from '../../shared/ipc/intents.ts';
import { pairingSchema, type PairingSettings } from '../../shared/settings/pairing.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import type { HashType } from '../kaltura/app-token.ts';
import type { KalturaConnection } from '../kaltura/connect.ts';
import { lateApi } from '../kaltura/late-api.ts';
import { listResources, registerCamera, type Resource } from '../kaltura/resources.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { APP_TOKEN_SECRET } from './secret-names.ts';

/** Connects to the server of a pairing; nothing is sent before the first call. Throws FaultError `bad-url`, `insecure-url`. */
export type Connect = (
  pairing: PairingSettings,
  token: () => Promise<string | null>,
  onHashType: (type: HashType) => void,
) => KalturaConnection;

/** The device's tie to an account and a room: made, changed and undone here only. */
export class Pairing {
  private connection: KalturaConnection | null = null;
  private tokenKnown = false;

  constructor(
    private readonly settings: SettingsStore,
    private readonly secrets: Secrets,
    private readonly ledger: Ledger,
    private readonly connect: Connect,
  ) {}

  /** Whether the app token's value is there, as of the last look. */
  hasToken(): boolean {
    return this.tokenKnown;
  }

  /** Looks for the token; to be done once at start. */
  async lookForToken(): Promise<void> {
    this.tokenKnown = this.secrets.state() !== 'unavailable' && (await this.secrets.get(APP_TOKEN_SECRET)) !== null;
  }

  /** Calls of the paired server. Throws FaultError `not-paired` when there is none. */
  current(): KalturaConnection {
    const { pairing } = this.settings.get();
    if (!pairing) throw new FaultError(fault('not-paired'));
    this.connection ??= this.connect(
      pairing,
      () => this.secrets.get(APP_TOKEN_SECRET),
      (hashType) => this.rememberHashType(hashType),
    );
    return this.connection;
  }

  /** Signs in; only when that worked are token and pairing kept. Throws FaultError, nothing changed. */
  async pair(args: IntentArgs<'pair'>): Promise<IntentResult<'pair'>> {
    const pairing = pairingSchema.parse(args);
    let hashType = pairing.hashType;
    const trial = this.connect(
      pairing,
      () => Promise.resolve(args.token),
      (found) => (hashType = found),
    );
    const resources = await listResources(trial.api);
    await this.secrets.set(APP_TOKEN_SECRET, args.token);
    this.tokenKnown = true;
    this.connection = null;
    const before = this.settings.get();
    const isSameAccount =
      before.pairing?.serverUrl === pairing.serverUrl && before.pairing.partnerId === pairing.partnerId;
    this.settings.change({ pairing: { ...pairing, hashType }, resource: isSameAccount ? before.resource : null });
    return { resources: [...resources] };
  }

  /**
   * A connection of its own, apart from the one in use: to `trial`, else to the paired account. Throws FaultError
   * `not-paired`.
   */
  apart(trial: IntentArgs<'pair'> | null): KalturaConnection {
    const pairing = trial === null ? this.settings.get().pairing : pairingSchema.parse(trial);
    if (!pairing) throw new FaultError(fault('not-paired'));
    const token = (): Promise<string | null> =>
      trial === null ? this.secrets.get(APP_TOKEN_SECRET) : Promise.resolve(trial.token);
    return this.connect(pairing, token, () => undefined);
  }

  /** Forgets account, room and token. Recordings stay. */
  async unpair(): Promise<void> {
    await this.secrets.remove(APP_TOKEN_SECRET);
    this.tokenKnown = false;
    this.connection = null;
    this.settings.change({ pairing: null, resource: null });
  }

  listResources(): Promise<readonly Resource[]> {
    return listResources(this.current().api);
  }

  /** Takes a room: its schedule is this device's from now on. */
  chooseResource(resource: { readonly id: string; readonly name: string }): void {
    this.ledger.tellDevice({ type: 'room-taken', resourceId: resource.id as ResourceId });
    this.settings.change({ resource });
  }

  /** Finds or makes the camera resource of this device, and takes it. */
  async registerResource({ name, systemName }: IntentArgs<'registerResource'>): Promise<Resource> {
    const resource = await registerCamera(this.current().api, name, systemName);
    this.chooseResource({ id: resource.id, name: resource.name });
    return resource;
  }

  private rememberHashType(hashType: HashType): void {
    const { pairing } = this.settings.get();
    if (pairing) this.settings.change({ pairing: { ...pairing, hashType } });
  }
}

/** The api of whatever the device is paired with at the moment of each call. */
export const currentApi = (pairing: Pick<Pairing, 'current'>): KalturaApi => lateApi(() => pairing.current().api);

/** The same in a session of a user other than the device's own. */
export const currentApiAs = (pairing: Pick<Pairing, 'current'>, userId: string): KalturaApi =>
  lateApi(() => pairing.current().asUser(userId));
