/** Where to log in, and as whom. SECRET: `password`. */
export interface FtpLogin {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** One line of a listing. */
export interface FtpEntry {
  readonly name: string;
  /** Date and size as the server shows them. A difference tells of a change; that they are equal proves nothing. */
  readonly stamp: string;
}

/** What the server gave, or the words in which it said no (a 4xx or 5xx reply). */
export type FtpAnswer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reply: string };

/** A connection that is logged in. One request at a time. */
export interface FtpSession {
  list(folder: string): Promise<FtpAnswer<readonly FtpEntry[]>>;
  /** A whole file as UTF-8; fails with fault `answer-too-large` past `limitBytes`. */
  read(path: string, limitBytes: number): Promise<FtpAnswer<string>>;
  /** Ends the connection at once; closing twice does nothing. */
  close(): void;
}

/**
 * FTP without encryption, passive, read only (RFC 959, 2428). Throws FaultError: `unreachable`, also when the connection
 * breaks off, and `timed-out`; an abort rejects with the signal's reason. FTP does not tell a file that broke off from
 * a whole one: that is for those to see who read it.
 */
export interface Ftp {
  /** Connects and logs in. */
  open(login: FtpLogin, signal: AbortSignal): Promise<FtpAnswer<FtpSession>>;
}
