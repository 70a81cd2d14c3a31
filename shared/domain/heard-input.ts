/** Louder than this, in dBFS, somebody speaks. */
export const SIGNAL_ABOVE_DB = -50;
/** Levels in dBFS end here: it stands for digital silence. */
export const FLOOR_DB = -120;

/** How loud a sound input of this PC is. */
export interface HeardInput {
  /** Null: not set up as a source. */
  readonly sourceId: string | null;
  readonly device: string;
  readonly label: string;
  /** The loudest moment in dBFS, `FLOOR_DB` for digital silence; null when it could not be opened. */
  readonly peakDb: number | null;
}
