import type { Track } from '../../../shared/domain/recording.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import type { DropFolder } from '../../ports/drop-folders.ts';
import type { MayGoOn, Pace } from '../pace.ts';
import type { TrackMeter } from '../track-meter.ts';
import { unfinishedName } from './naming.ts';

/**
 * After a cut this much is written again: a server may have counted bytes that were still on their way to its disk, or
 * taken pieces out of order.
 */
const WRITTEN_AGAIN_BYTES = 2 * 1024 * 1024;

/** After so much it is asked again whether it is still this recording's turn: each time every recording is looked at. */
const ASKED_AGAIN_BYTES = 4 * 1024 * 1024;

/** One file and where it goes. */
export interface MediaErrand {
  readonly drop: DropFolder;
  readonly track: Track;
  /** Its name once it is whole. */
  readonly name: string;
  readonly meter: TrackMeter;
  readonly onStep: () => void;
  readonly pace: Pace;
  readonly mayGoOn: MayGoOn;
}

/**
 * Brings a file into the folder, whole, under its name; goes on where an earlier try was cut. What can be verified there is:
 * the hash, or else the size. Throws FaultError `content-mismatch` with nothing left of what was wrong.
 */
export async function putMedia(errand: MediaErrand, signal: AbortSignal): Promise<void> {
  const { drop, track, name, meter, onStep, pace, mayGoOn } = errand;
  const unfinished = unfinishedName(name, track);
  if ((await drop.size(name)) === track.bytes && (await drop.size(unfinished)) === null) {
    if (await isWhole(drop, name, track, signal)) return;
  }
  const from = await whereToGoOn(drop, unfinished, track);
  meter.restart(from, track.bytes);
  async function* pieces(): AsyncIterable<Uint8Array> {
    let unasked = ASKED_AGAIN_BYTES;
    for await (const piece of pace.read(track.file, { from, to: track.bytes }, signal)) {
      if (unasked >= ASKED_AGAIN_BYTES) {
        await mayGoOn(signal);
        unasked = 0;
      }
      unasked += piece.length;
      yield piece;
    }
  }
  const onBytes = (bytes: number): void => {
    meter.acknowledge(bytes);
    onStep();
  };
  await drop.write(unfinished, from, pieces(), { onBytes, signal });
  if (!(await isWhole(drop, unfinished, track, signal))) {
    const received = (await drop.size(unfinished)) ?? 0;
    await drop.remove(unfinished);
    throw new FaultError(fault('content-mismatch', { track: track.trackId, received, expected: track.bytes }));
  }
  await drop.rename(unfinished, name);
}

async function whereToGoOn(drop: DropFolder, unfinished: string, { bytes }: Track): Promise<number> {
  const there = await drop.size(unfinished);
  if (there === null || !drop.canResume || there > bytes) return 0;
  return Math.max(0, there - WRITTEN_AGAIN_BYTES);
}

async function isWhole(drop: DropFolder, name: string, track: Track, signal: AbortSignal): Promise<boolean> {
  if ((await drop.size(name)) !== track.bytes) return false;
  const sha256 = await drop.sha256(name, signal);
  return sha256 === null || sha256 === track.sha256;
}
