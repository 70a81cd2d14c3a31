/** A folder that deliveries are put into, and the way there. SECRET: `password`, `privateKey`, `passphrase`. */
export type DropPlace =
  | { readonly kind: 'folder'; readonly path: string }
  | {
      readonly kind: 'ftp';
      readonly host: string;
      readonly port: number;
      /** `tls`: after the greeting (AUTH TLS, RFC 4217); `implicit-tls`: from the first byte; `none`: readable on the way. */
      readonly security: 'tls' | 'implicit-tls' | 'none';
      /** PEM of an authority that is trusted besides the public ones. */
      readonly caFile: string | null;
      readonly user: string;
      readonly password: string | null;
      /** Path on the server; empty: where it puts us. */
      readonly path: string;
    }
  | {
      readonly kind: 'sftp';
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: string | null;
      /** In OpenSSH's or PEM form. */
      readonly privateKey: string | null;
      readonly passphrase: string | null;
      /** What the server's key must be, as `SHA256:…`; null takes whichever it shows. */
      readonly hostKey: string | null;
      readonly path: string;
    };

/** Bytes in order, as they come or all at once. */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** How a writing is followed and ended. */
export interface Writing {
  /** Hears of bytes as they leave. */
  readonly onBytes?: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/**
 * A folder somewhere, open for writing. Names are plain file names. One thing at a time.
 * Every method throws FaultError: `unreachable`, `timed-out`, `drop-…`.
 */
export interface DropFolder {
  /** The server's host key as `SHA256:…`; null where there is none. */
  readonly hostKey: string | null;
  /** Whether `write` may begin elsewhere than at 0. */
  readonly canResume: boolean;
  /** Bytes of a file; null when there is none of that name. */
  size(name: string): Promise<number | null>;
  /**
   * Writes `pieces` into a file from byte `from` on, making it when it is not there; from 0 on it replaces what was there.
   * When it resolves, the folder has taken every byte.
   */
  write(name: string, from: number, pieces: Pieces, writing: Writing): Promise<void>;
  /** Gives a file its other name in one step. */
  rename(from: string, to: string): Promise<void>;
  /** Nothing there is fine. */
  remove(name: string): Promise<void>;
  /** SHA-256 of a file as the folder holds it, lower-case hex; null where only its size can be asked for. */
  sha256(name: string, signal: AbortSignal): Promise<string | null>;
  /** Never rejects. */
  close(): Promise<void>;
}

/** Opens folders, near and far. */
export interface DropFolders {
  /**
   * Throws FaultError `drop-unreachable`, `tls-failed`, `drop-login-refused`, `drop-host-key-changed`,
   * `drop-folder-missing`, `drop-refused`. An abort rejects with the signal's reason.
   */
  open(place: DropPlace, signal: AbortSignal): Promise<DropFolder>;
}
