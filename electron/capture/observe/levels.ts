/** Loudness of each channel in dBFS over a twelfth of a second; -Infinity is digital silence. */
export interface Levels {
  readonly peakDb: readonly number[];
  readonly rmsDb: readonly number[];
}

/** Reads what `astats` measured of one frame; null when it holds no level. */
export function levelsIn(values: ReadonlyMap<string, string>): Levels | null {
  const channels = (name: string): number[] => {
    const found: number[] = [];
    for (let channel = 1; ; channel++) {
      const text = values.get(`lavfi.astats.${channel}.${name}`);
      if (text === undefined) return found;
      found.push(dbIn(text));
    }
  };
  const peakDb = channels('Peak_level');
  return peakDb.length === 0 ? null : { peakDb, rmsDb: channels('RMS_level') };
}

/** ffmpeg writes silence as `-inf`, and `nan` for the mean of nothing. */
function dbIn(text: string): number {
  const db = Number(text);
  return Number.isFinite(db) ? db : -Infinity;
}
