import type { Fault } from '../faults/fault.ts';
import type { Stage } from '../faults/fault-text.ts';
import type { ScheduleChange } from './change.ts';
import type { EntryId, EventId, RecordingId, ResourceId, TrackId, UploadTokenId } from './ids.ts';
import type { Instant, Span } from './instant.ts';
import type { Occurrence } from './occurrence.ts';
import type { Delivery, Gap, HeadStartPromise, Observed, RecordingFrame, TemplateChoice, Track } from './recording.ts';
import type { Reason } from './slot.ts';

/** What happened to one recording. Intents (`…-asked`, `…-began`) are durable before the act, outcomes after it. */
export type RecordingEvent =
  | { readonly type: 'recording-opened'; readonly frame: RecordingFrame }
  | { readonly type: 'arming-began' }
  | { readonly type: 'capture-began' }
  | { readonly type: 'part-began'; readonly trackId: TrackId; readonly number: number; readonly start: Instant }
  | { readonly type: 'part-ended'; readonly trackId: TrackId; readonly number: number; readonly end: Instant }
  /** What was seen and heard of a track since it was told last. */
  | ({ readonly type: 'observed' } & Observed)
  | { readonly type: 'occurrence-changed'; readonly occurrence: Occurrence }
  | { readonly type: 'window-moved'; readonly window: Span; readonly by: 'schedule' | 'operator' }
  | { readonly type: 'paused'; readonly from: Instant }
  | { readonly type: 'resumed'; readonly from: Instant }
  /** `because`: what the schedule says when it was not the operator. */
  | { readonly type: 'stopped'; readonly stoppedAt: Instant; readonly because?: readonly Reason[] }
  /**
   * By the schedule: it wants the recording after all. By the operator (also when not said): a veto if it was the
   * schedule's stop.
   */
  | { readonly type: 'stop-undone'; readonly by?: 'schedule' | 'operator' }
  /** The operator keeps another end than the one to which the schedule moved it. */
  | { readonly type: 'move-vetoed'; readonly window: Span }
  | { readonly type: 'interrupted'; readonly fault: Fault; readonly resumeUntil: Instant }
  | { readonly type: 'joining-began' }
  | { readonly type: 'captured'; readonly tracks: readonly Track[]; readonly gaps: readonly Gap[] }
  | { readonly type: 'broadcast-began'; readonly entryId: EntryId | null }
  | { readonly type: 'broadcast-ended' }
  /** The operator turned the push on, to this entry or the event's own, or off; from then on it is not by schedule. */
  | { readonly type: 'push-turned'; readonly push: 'on' | 'off'; readonly entryId: EntryId | null }
  /** The stream arrived at an entry of which Kaltura keeps a recording itself. */
  | { readonly type: 'kaltura-records' }
  /** The operator decided whether this recording goes to Kaltura; from then on it is not by the settings. */
  | { readonly type: 'upload-chosen'; readonly upload: boolean }
  | { readonly type: 'upload-queued' }
  /** Whose session uploads it from here on; null: the device's own, since the owner's cannot be had. */
  | { readonly type: 'upload-user-chosen'; readonly userId: string | null }
  | { readonly type: 'token-asked'; readonly trackId: TrackId; readonly fileName: string }
  | { readonly type: 'token-made'; readonly trackId: TrackId; readonly tokenId: UploadTokenId }
  /** The token is about to have these first bytes of a file that is not finished. */
  | ({ readonly type: 'start-promised'; readonly trackId: TrackId } & HeadStartPromise)
  /** The finished file begins with what was promised. */
  | { readonly type: 'promise-kept'; readonly trackId: TrackId }
  | { readonly type: 'bytes-sent'; readonly trackId: TrackId }
  /** `receipt` is what a lost answer is found by: see electron/upload/entry-receipt.ts. */
  | {
      readonly type: 'entry-asked';
      readonly trackId: TrackId;
      readonly parentEntryId: EntryId | null;
      readonly receipt: number;
    }
  | { readonly type: 'entry-made'; readonly trackId: TrackId; readonly entryId: EntryId }
  | { readonly type: 'content-asked'; readonly trackId: TrackId }
  | { readonly type: 'content-attached'; readonly trackId: TrackId }
  | { readonly type: 'entry-ready'; readonly trackId: TrackId }
  /** The chain of this track starts over with a new token: the old one is dead, or the file changed. */
  | { readonly type: 'token-abandoned'; readonly trackId: TrackId }
  /** The entry is gone or beyond repair: token and entry of this track are made anew. */
  | { readonly type: 'entry-abandoned'; readonly trackId: TrackId }
  /** The media file is not what was joined any more. Its upload starts over with a new token. */
  | { readonly type: 'track-changed'; readonly trackId: TrackId; readonly bytes: number; readonly sha256: string }
  /** The entry's chapters are asked for; once, since they cannot be asked about. */
  | { readonly type: 'chapters-asked'; readonly trackId: TrackId }
  /** Something that the operator is to know and that does not stop the upload. */
  | { readonly type: 'upload-remarked'; readonly trackId: TrackId; readonly fault: Fault }
  /** After a fault the same step goes on. */
  | { readonly type: 'upload-recovered'; readonly trackId: TrackId }
  | { readonly type: 'upload-faulted'; readonly trackId: TrackId; readonly fault: Fault }
  | { readonly type: 'upload-held' }
  | { readonly type: 'upload-released' }
  /** The operator wants it now: before all others, whatever the hour. */
  | { readonly type: 'upload-hurried' }
  /** The operator took it out of the queue. What was done so far is kept, for it may be put back. */
  | { readonly type: 'upload-withdrawn' }
  /** The operator's answer to a template that Kaltura ignored. */
  | { readonly type: 'template-chosen'; readonly choice: TemplateChoice }
  /** The recording goes by a folder, under these names and no others. */
  | { readonly type: 'delivery-began'; readonly delivery: Omit<Delivery, 'step' | 'bulk'> }
  /** The track's file is there, whole, under its name. */
  | { readonly type: 'media-delivered'; readonly trackId: TrackId }
  /** The sheet is about to get its name. */
  | { readonly type: 'sheet-asked' }
  /** Kaltura is about to be asked for a bulk upload of what is there and has no entry, under these reference ids. */
  | { readonly type: 'bulk-asked'; readonly files: Delivery['files'] }
  | { readonly type: 'bulk-submitted'; readonly jobId: number }
  /** Nothing is expected of it any more. */
  | { readonly type: 'bulk-over' }
  /** The delivery starts over: elsewhere, or another way. */
  | { readonly type: 'delivery-abandoned' }
  | { readonly type: 'delivered' }
  /** Kaltura has an entry by the reference id of this track, ready and of the right length. */
  | { readonly type: 'entry-found'; readonly trackId: TrackId; readonly entryId: EntryId }
  | { readonly type: 'uploaded'; readonly entries: readonly EntryId[] }
  | { readonly type: 'failed'; readonly stage: Stage; readonly fault: Fault; readonly retryAt: Instant | null }
  | { readonly type: 'retried' }
  /** `frame` opens a recording that was never armed, so that the past shows why; absent when it is known already. */
  | {
      readonly type: 'missed' | 'skipped' | 'cancelled';
      readonly because: readonly Reason[];
      readonly frame?: RecordingFrame;
    }
  | { readonly type: 'media-deleted'; readonly why: 'age' | 'space' | 'operator' };

/** What happened to the device rather than to one recording. */
export type DeviceEvent =
  /** From here on this device answers for the room; what was over before is nobody's loss. */
  | { readonly type: 'room-taken'; readonly resourceId: ResourceId }
  | { readonly type: 'schedule-changed'; readonly changes: readonly ScheduleChange[] }
  /** The operator put the uploads into an order by hand; those that are not named come after. */
  | { readonly type: 'uploads-ordered'; readonly order: readonly RecordingId[] }
  | {
      readonly type: 'slot-overridden';
      readonly eventId: EventId;
      readonly override: 'record' | 'skip' | null;
      readonly note: string;
    };

/** One line of the journal: append-only, never changed. `at` is when it was written. */
export type Fact =
  | ({ readonly at: Instant; readonly recordingId: RecordingId } & RecordingEvent)
  | ({ readonly at: Instant; readonly recordingId: null } & DeviceEvent);
