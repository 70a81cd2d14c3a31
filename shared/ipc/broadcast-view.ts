import type { EntryId, RecordingId } from '../domain/ids.ts';
import type { Instant, Span } from '../domain/instant.ts';
import type { Fault } from '../faults/fault.ts';
import type { PushRate } from '../settings/live.ts';

/** A live push as the window shows it. Holds no secret. */
export interface BroadcastView {
  readonly recordingId: RecordingId;
  readonly entryId: EntryId | null;
  /** When it is pushed. */
  readonly window: Span;
  /** `on`: at least one endpoint gets the stream. `down`: none does. */
  readonly state: 'waiting' | 'connecting' | 'on' | 'down' | 'ended';
  /** What goes out: the room, or a black and silent slate. */
  readonly picture: 'room' | 'slate';
  /** What is encoded a second time for the push; null: the recording's own stream goes out. */
  readonly lowerRate: PushRate | null;
  /** Why the second encode was given up; null as long as it was not. */
  readonly lowerRateFault: Fault | null;
  /** Whether viewers can see it, as Kaltura tells. */
  readonly audience: Audience;
  readonly endpoints: readonly EndpointView[];
  /** What keeps the whole push from happening, such as an event without addresses; null when nothing does. */
  readonly fault: Fault | null;
}

/** `preview-only`: the entry waits for somebody to go live. `not-yet`: Kaltura has not made it playable yet. */
export type Audience = 'unknown' | 'on-air' | 'preview-only' | 'not-yet';

/** The health of one address that is pushed to. */
export interface EndpointView {
  /** `primary`, `secondary`, or the id of a server of the settings. */
  readonly id: string;
  readonly label: string;
  readonly protocol: 'rtmps' | 'rtmp' | 'rtsp' | 'srt';
  /** Host and port; the rest of the address is secret. */
  readonly server: string;
  readonly state: 'connecting' | 'sending' | 'waiting' | 'ended';
  /** While `waiting`: when Lectern connects again. */
  readonly nextAttemptAt: Instant | null;
  /** What is sent right now, in kbit/s. */
  readonly kbps: number | null;
  readonly sentBytes: number;
  /** How much waits to be sent, as time; 0 while the connection keeps up. */
  readonly behindMs: number;
  /** What was left out because the connection was too slow. */
  readonly droppedMs: number;
  /** Connections that were lost or failed since the push began. */
  readonly reconnects: number;
  /** Why it is not sending, or last was not; null as long as nothing went wrong. */
  readonly fault: Fault | null;
}
