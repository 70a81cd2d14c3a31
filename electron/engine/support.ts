import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { LogReader } from '../diagnosis/log-reader.ts';
import { bundleOf, type BundleFile } from '../diagnosis/support-bundle.ts';
import { zipped } from '../diagnosis/zip.ts';
import { sourceLoginOf } from '../capture/source-logins.ts';
import { streamKeyOf } from '../live/stream-keys.ts';
import type { Files } from '../ports/files.ts';
import type { JournalStore } from '../ports/journal.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { calendarSecret, SECRET_NAMES } from './secret-names.ts';
import type { DeviceList } from './stages.ts';

/** What a support bundle is gathered from. */
export interface SupportParts {
  readonly files: Files;
  readonly journal: JournalStore;
  readonly secrets: Secrets;
  readonly settings: SettingsStore;
  readonly devices: DeviceList;
  readonly diagnosis: Diagnosis;
  readonly log: LogReader;
  readonly versions: Readonly<Record<string, string>>;
}

/** The newest facts are what support asks for. */
const MOST_FACTS = 5000;

/** Gathers the support bundle; what is saved is what was shown. */
export class Support {
  private shown: readonly BundleFile[] | null = null;

  constructor(private readonly parts: SupportParts) {}

  /** The bundle as of now, to be looked at before it is saved. */
  async gather(snapshot: Snapshot): Promise<readonly BundleFile[]> {
    const { devices, diagnosis, journal, log, settings, versions } = this.parts;
    this.shown = bundleOf({
      versions,
      settings: settings.get(),
      facts: journal.readAll().slice(-MOST_FACTS),
      snapshot,
      devices: await devices(),
      checks: await diagnosis.run(),
      log: await log.text(),
      secrets: await this.secretValues(),
    });
    return this.shown;
  }

  /** Writes the bundle that was shown last as a zip archive, or a new one when none was. */
  async save(path: string, snapshot: Snapshot): Promise<void> {
    const files = this.shown ?? (await this.gather(snapshot));
    await this.parts.files.writeAtomic(path, zipped(files));
  }

  private async secretValues(): Promise<readonly string[]> {
    const { secrets, settings } = this.parts;
    if (secrets.state() === 'unavailable') return [];
    const kept = SECRET_NAMES.map((name) => secrets.get(name));
    const streamKeys = settings.get().live.servers.map(({ id }) => streamKeyOf(secrets, id));
    const logins = settings
      .get()
      .capture.sources.map(async ({ id }) => (await sourceLoginOf(secrets, id))?.password ?? null);
    const addresses = settings.get().schedule.calendars.map(({ id }) => secrets.get(calendarSecret(id)));
    const values = await Promise.all([...kept, ...streamKeys, ...logins, ...addresses]);
    return values.filter((value) => value !== null);
  }
}
