import type { SourceSettings } from '../../shared/settings/capture.ts';
import { splitLogin, type SourceLogin } from '../../shared/settings/source-address.ts';
import { keepSourceLogin, sourceLoginOf } from '../capture/source-logins.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { SettingsStore } from '../settings/settings-store.ts';

type Named = Pick<SourceSettings, 'id'> & { readonly device?: string | undefined };

/** Keeps the logins of network sources apart from the settings: whoever writes one into an address finds it with the secrets. */
export class SourceDesk {
  constructor(
    private readonly settings: SettingsStore,
    private readonly secrets: Secrets,
  ) {}

  /** Moves logins that stand in the stored settings to the secrets. Throws FaultError `secrets-unavailable`, nothing changed. */
  async tidy(): Promise<void> {
    const { capture } = this.settings.get();
    if (capture.sources.every((s) => splitLogin(s.device).login === null)) return;
    const sources = await this.withoutLogins(capture.sources);
    this.settings.change({ capture: { ...this.settings.get().capture, sources } });
  }

  /**
   * New sources for the settings, their logins kept with the secrets. A source that is gone, or leads to another host than
   * before, loses the login that it had. Throws FaultError `secrets-unavailable`.
   */
  async withoutLogins<S extends Named>(sources: readonly S[]): Promise<S[]> {
    const before = this.settings.get().capture.sources;
    for (const { id, device } of before) {
      const now = sources.find((s) => s.id === id);
      const isSame = now !== undefined && hostOf(now.device ?? '') === hostOf(device);
      if (!isSame && hostOf(device) !== null) await keepSourceLogin(this.secrets, id, null);
    }
    const clean: S[] = [];
    for (const source of sources) {
      const { address, login } = splitLogin(source.device ?? '');
      if (login !== null) await keepSourceLogin(this.secrets, source.id, login);
      clean.push(login === null ? source : { ...source, device: address });
    }
    return clean;
  }

  /** Keeps or, with null, forgets the login of a source. Throws FaultError `secrets-unavailable`. */
  setLogin(sourceId: string, login: SourceLogin | null): Promise<void> {
    return keepSourceLogin(this.secrets, sourceId, login);
  }

  /** Ids of the sources that have a login. */
  async sourcesWithLogin(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const { id, device } of this.settings.get().capture.sources) {
      if (hostOf(device) !== null && (await sourceLoginOf(this.secrets, id)) !== null) found.push(id);
    }
    return found;
  }
}

/** Host and port of a network source's address; null for a device. */
const hostOf = (address: string): string | null =>
  address.includes('://') ? (URL.parse(address)?.host ?? null) : null;
