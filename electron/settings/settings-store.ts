import { fault, type Fault } from '../../shared/faults/fault.ts';
import { defaultSettings, settingsSchema, type Settings } from '../../shared/settings/settings.ts';
import type { ManagedSettings, SettingsFile } from '../ports/settings-file.ts';
import { Managed } from './managed.ts';

/**
 * The settings in force: the device's own, below those that its organisation manages. Always valid by the schema; a file that
 * is not is set aside, and the defaults hold.
 */
export class SettingsStore {
  /** What was wrong with the files at start. */
  readonly faults: readonly Fault[];
  private readonly managed: Managed;
  /** Without what is managed, so that it holds again when that goes. */
  private own: Settings;
  private current: Settings;
  private readonly listeners = new Set<(settings: Settings) => void>();

  constructor(
    private readonly file: SettingsFile,
    managed: ManagedSettings,
  ) {
    const read = readSettings(file);
    this.managed = Managed.read(managed);
    this.own = read.settings;
    this.current = this.managed.over(this.own);
    this.faults = [read.fault, this.managed.fault].filter((f) => f !== null);
  }

  get(): Settings {
    return this.current;
  }

  /** The fields that cannot be changed here, as `section.field`, and the file that sets them. */
  locked(): { readonly keys: readonly string[]; readonly file: string } {
    return { keys: this.managed.keys(), file: this.managed.path };
  }

  /**
   * Replaces whole sections. Throws ZodError, changing nothing, when the result is not valid, and FaultError
   * `setting-managed` when a managed value would change.
   */
  change(sections: Partial<Settings>): Settings {
    const next = settingsSchema.parse({ ...this.own, ...this.managed.withOwn(sections, this.own) });
    this.file.save(next);
    this.own = next;
    this.current = this.managed.over(next);
    for (const listener of this.listeners) listener(this.current);
    return this.current;
  }

  onChange(then: (settings: Settings) => void): () => void {
    this.listeners.add(then);
    return () => this.listeners.delete(then);
  }
}

function readSettings(file: SettingsFile): { settings: Settings; fault: Fault | null } {
  try {
    return { settings: settingsSchema.parse(file.load() ?? {}), fault: null };
  } catch (error) {
    const aside = file.setAside();
    const detail = error instanceof Error ? error.message.slice(0, 500) : '';
    return { settings: defaultSettings(), fault: fault('settings-corrupt', { aside }, detail) };
  }
}
