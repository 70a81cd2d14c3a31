import { fault, type Fault } from '../../shared/faults/fault.ts';
import { defaultSettings, settingsSchema, type Settings } from '../../shared/settings/settings.ts';
import type { SettingsFile } from '../ports/settings-file.ts';

/** The settings in force. Always valid by the schema; a file that is not is set aside, and the defaults hold. */
export class SettingsStore {
  /** Set when the file could not be used at start. */
  readonly fault: Fault | null;
  private current: Settings;
  private readonly listeners = new Set<(settings: Settings) => void>();

  constructor(private readonly file: SettingsFile) {
    const read = readSettings(file);
    this.current = read.settings;
    this.fault = read.fault;
  }

  get(): Settings {
    return this.current;
  }

  /** Replaces whole sections. Throws ZodError, changing nothing, when the result is not valid. */
  change(sections: Partial<Settings>): Settings {
    const next = settingsSchema.parse({ ...this.current, ...sections });
    this.file.save(next);
    this.current = next;
    for (const listener of this.listeners) listener(next);
    return next;
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
