/** How well secrets are kept: by the OS keyring, in plain text, or not readable at all. */
export type SecretsState = 'encrypted' | 'plain' | 'unavailable';

/** Where the app token and the passwords live. Only the main process reads it. */
export interface Secrets {
  state(): SecretsState;
  /** Null when there is none. Throws FaultError `secrets-unavailable` when it is there but cannot be decrypted. */
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  remove(name: string): Promise<void>;
}
