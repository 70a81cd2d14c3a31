/** How loud a sound input of this PC is. */
export interface HeardInput {
  /** Null: not set up as a source. */
  readonly sourceId: string | null;
  readonly device: string;
  readonly label: string;
  /** The loudest moment in dBFS, -120 for digital silence; null when it could not be opened. */
  readonly peakDb: number | null;
}
