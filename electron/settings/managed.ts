import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import { settingsPatchSchema } from '../../shared/settings/patch.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { ManagedSettings } from '../ports/settings-file.ts';

type Values = Readonly<Record<string, unknown>>;
type Sections = Readonly<Record<string, Values>>;

/** What an organisation has set: its values win over the device's own, and cannot be changed on the device. */
export class Managed {
  private constructor(
    readonly path: string,
    private readonly sections: Sections,
    /** Set when there is a file but it could not be used; then nothing is managed. */
    readonly fault: Fault | null,
  ) {}

  static read(file: ManagedSettings): Managed {
    try {
      const given = settingsPatchSchema.parse(file.load() ?? {});
      return new Managed(file.path, JSON.parse(JSON.stringify(given)) as Sections, null);
    } catch (error) {
      const detail = error instanceof Error ? error.message.slice(0, 500) : '';
      return new Managed(file.path, {}, fault('managed-settings-bad', { file: file.path }, detail));
    }
  }

  /** The fields that are managed, as `section.field`. */
  keys(): readonly string[] {
    return Object.entries(this.sections).flatMap(([name, fields]) => Object.keys(fields).map((f) => `${name}.${f}`));
  }

  /** The settings in force on a device whose own are `own`. */
  over(own: Settings): Settings {
    const merged = Object.entries(this.sections).map(([name, fields]) => [
      name,
      { ...(own[name as keyof Settings] as Values), ...fields },
    ]);
    return { ...own, ...(Object.fromEntries(merged) as Partial<Settings>) };
  }

  /**
   * `sections` with the device's own values where they are managed. Throws FaultError `setting-managed` for a change of
   * such a value.
   */
  withOwn(sections: Partial<Settings>, own: Settings): Partial<Settings> {
    const kept = Object.entries(sections).map(([name, section]) => {
      const managed = this.sections[name];
      if (managed === undefined) return [name, section];
      return [name, this.keptFields(name, section as Values, own[name as keyof Settings] as Values)];
    });
    return Object.fromEntries(kept) as Partial<Settings>;
  }

  private keptFields(name: string, next: Values, own: Values): Values {
    const managed = Object.entries(this.sections[name] ?? {});
    const changed = managed.find(([field, value]) => JSON.stringify(next[field]) !== JSON.stringify(value));
    if (changed) throw new FaultError(fault('setting-managed', { setting: `${name}.${changed[0]}`, file: this.path }));
    return { ...next, ...Object.fromEntries(managed.map(([field]) => [field, own[field]])) };
  }
}
