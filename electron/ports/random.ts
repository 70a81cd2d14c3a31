/** Chance, as a port so that tests decide. */
export interface Random {
  /** A number in [0, 1). */
  uniform(): number;
  /** `length` random bytes, fit for secrets and ids. */
  bytes(length: number): Uint8Array;
}
