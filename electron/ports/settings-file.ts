/** Settings that an organisation gives to all its devices; nobody changes them here. */
export interface ManagedSettings {
  /** Absolute path, to be named to people. */
  readonly path: string;
  /** Null when there are none. Throws when what is there cannot be read or is not JSON. */
  load(): unknown;
}

/** Where settings are kept, as plain JSON data. Small and synchronous: read once at start, written on change. */
export interface SettingsFile {
  /** Null when there are none yet. Throws when what is there is not JSON. */
  load(): unknown;
  /** Whole or not at all. */
  save(value: unknown): void;
  /** Moves what is there out of the way and tells where to; it is never deleted. */
  setAside(): string;
}
