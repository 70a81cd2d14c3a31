/** The byte at a place; 0 beyond the end. */
export const byte = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;
