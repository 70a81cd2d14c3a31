import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';

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
