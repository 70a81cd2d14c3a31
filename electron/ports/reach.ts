/** A server's door. */
export interface Door {
  readonly host: string;
  readonly port: number;
  /** Not null: also shake hands and verify the certificate, by the system's authorities and those of `caFile` (PEM). */
  readonly tls: { readonly caFile: string | null } | null;
}

/** What was behind it: nothing was sent but a handshake. `silent`: no answer in time. */
export type Knock = 'open' | 'unknown-host' | 'unreachable' | 'silent' | 'untrusted';

/** Finds out whether a server can be reached at all. Never rejects. */
export interface Reach {
  knock(door: Door, timeoutMs: number): Promise<Knock>;
}
