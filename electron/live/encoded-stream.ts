import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Fault } from '../../shared/faults/fault.ts';
import type { PushRate } from '../../shared/settings/live.ts';

/** The stream of a recording under way, as it is encoded for the file: MPEG-TS from a key frame on. */
export interface EncodedStream {
  /** Packets as they come, until the wanted span ends or `signal` aborts. To be read once. */
  pieces(signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** Whom it waits for right now. */
  readonly waitsFor: 'source' | 'reader';
  /** How old the newest packets are that the reader has not taken yet; 0 while it keeps up. */
  readonly behindMs: number;
  /** What its reader lost by being slow. */
  readonly skippedMs: number;
}

/** What of the stream is wanted; `until` may move while it is read. */
export interface StreamSpan {
  readonly from: Instant;
  readonly until: () => Instant;
}

/** Opens a recording's stream; null while the recording is not being captured. Cannot hold the capture up. */
export type OpenStream = (recordingId: RecordingId, span: StreamSpan) => EncodedStream | null;

/** A recording's stream, encoded a second time while somebody reads it. All readers get the same pictures. */
export interface SecondEncode {
  /** From its newest key frame on; null while the recording is not being captured. */
  open(): EncodedStream | null;
}

/**
 * Prepares a second encode of a recording; cannot hold the capture up. `span` is asked whenever it begins anew; `failed` is
 * called before the readers' streams end when the PC does not keep up, or the encoder breaks.
 */
export type EncodeAgain = (
  recordingId: RecordingId,
  rate: PushRate,
  span: () => StreamSpan,
  failed: (why: Fault) => void,
) => SecondEncode;
