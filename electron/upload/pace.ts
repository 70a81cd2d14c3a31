import type { RecordingId } from '../../shared/domain/ids.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { Files } from '../ports/files.ts';
import type { ByteRange } from './byte-ranges.ts';
import type { RateCap } from './rate-cap.ts';
import type { TrackMeter } from './track-meter.ts';
import type { Turns } from './turns.ts';

/** Resolves when more may be sent; the meter says what is waited for. */
export type MayGoOn = (signal: AbortSignal) => Promise<void>;

/** When and how fast files leave this PC, whichever way they go. */
export class Pace {
  constructor(
    private readonly files: Pick<Files, 'readRange' | 'lendRange'>,
    private readonly rateCap: RateCap,
    private readonly turns: Turns,
  ) {}

  /** Runs `work`, which sends, when it is the recording's turn; `work` asks again every few megabytes. */
  async inTurn<T>(
    recordingId: RecordingId,
    meter: TrackMeter,
    signal: AbortSignal,
    work: (mayGoOn: MayGoOn) => Promise<T>,
  ): Promise<T> {
    const mayGoOn: MayGoOn = (aborted) =>
      this.turns.mayGoOn(recordingId, aborted, (hindrance) =>
        meter.enter(hindrance?.state ?? 'sending', hindrance?.until ?? null),
      );
    return this.turns.sending(recordingId, async () => {
      await mayGoOn(signal);
      meter.enter('sending');
      return work(mayGoOn);
    });
  }

  /** Bytes of a file, no faster than the settings allow. Throws FaultError `file-changed` when it ends early. */
  read(file: string, range: ByteRange, signal: AbortSignal): AsyncIterable<Uint8Array> {
    return this.paced(this.files.readRange(file, range.from, range.to), file, range, signal);
  }

  /** As `read`; a piece holds its bytes only until the next one is asked for. */
  lend(file: string, range: ByteRange, signal: AbortSignal): AsyncIterable<Uint8Array> {
    return this.paced(this.files.lendRange(file, range.from, range.to), file, range, signal);
  }

  private async *paced(
    pieces: AsyncIterable<Uint8Array>,
    file: string,
    { from, to }: ByteRange,
    signal: AbortSignal,
  ): AsyncIterable<Uint8Array> {
    let left = to - from;
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length;) {
        const slice = piece.subarray(at, at + this.rateCap.pieceBytes);
        await this.rateCap.take(slice.length, signal);
        at += slice.length;
        yield slice;
      }
      left -= piece.length;
    }
    if (left > 0) throw new FaultError(fault('file-changed', { file }));
  }
}
