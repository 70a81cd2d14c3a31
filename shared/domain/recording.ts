import type { Fault } from '../faults/fault.ts';
import type { Stage } from '../faults/fault-text.ts';
import type { EntryId, RecordingId, TrackId, UploadTokenId } from './ids.ts';
import type { Instant, Span } from './instant.ts';
import type { Occurrence } from './occurrence.ts';
import type { Reason } from './slot.ts';

/** An unbroken piece of a track: what one run of the source's process gave. `end` is null while it grows. */
export interface Part {
  readonly trackId: TrackId;
  /** 1, 2, 3 … within the track. */
  readonly number: number;
  readonly start: Instant;
  readonly end: Instant | null;
}

/** A stretch of the recording's window for which a track has nothing. */
export interface Gap extends Span {
  readonly trackId: TrackId;
  /** What is missing, where picture and sound of the track come from two sources; absent: everything. */
  readonly only?: 'picture' | 'sound';
  readonly cause: 'source-lost' | 'restart' | 'clock-jump' | 'late' | 'paused' | 'overload';
}

/** For how long the signal of a track was watched while it was taken, and for how long of that nothing was to be had. */
export interface Observed {
  readonly trackId: TrackId;
  readonly heardMs: number;
  /** No channel reached -60 dBFS. */
  readonly silentMs: number;
  readonly seenMs: number;
  readonly blackMs: number;
}

/** Something that the operator did to a recording, named as its fact. */
export interface OperatorAct {
  readonly at: Instant;
  readonly act: string;
}

/** The finished, verified file of one source. */
export interface Track {
  readonly trackId: TrackId;
  /** Absolute path of the media file. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** As ffprobe counts it. */
  readonly durationMs: number;
  /** Instants of the first and of the end of the last frame. */
  readonly start: Instant;
  readonly end: Instant;
  readonly hasVideo: boolean;
  readonly hasAudio: boolean;
}

/** How far the upload of one track is; each step is entered only after the one before is known to be done. */
export type UploadStep = 'waiting' | 'token' | 'bytes' | 'entry' | 'content' | 'processing' | 'ready' | 'delivered';

/** The upload of one track, as the journal knows it. Bytes acknowledged since are in the snapshot only. */
export interface Upload {
  readonly trackId: TrackId;
  readonly step: UploadStep;
  /** The token's file name, unique for ever; null before the first token was asked for. */
  readonly fileName: string | null;
  readonly tokenId: UploadTokenId | null;
  readonly tokenMadeAt: Instant | null;
  /** What an entry whose making was not answered is found by; null before it was asked for. */
  readonly receipt: number | null;
  readonly entryId: EntryId | null;
  readonly parentEntryId: EntryId | null;
  /** The last fault of this track's chain; null once it went on. */
  readonly fault: Fault | null;
  /** Its gaps were asked to be chapters of the entry; absent: not yet. */
  readonly chaptersAsked?: true;
  /** What does not stop the upload but stays to be seen. */
  readonly remarks: readonly Fault[];
  /** What Kaltura may have of it from before the file was finished; absent: nothing, or it was found to be right. */
  readonly promise?: HeadStartPromise;
  /** When the recording was first put into the queue. */
  readonly queuedAt: Instant;
  /** When Kaltura had every byte, and when its entry was ready; null before. */
  readonly sentAt: Instant | null;
  readonly readyAt: Instant | null;
  /** True while the operator holds it. */
  readonly held: boolean;
  /** True once the operator wants it before all others, whatever the hour. */
  readonly hurried: boolean;
  /** What the operator chose after Kaltura had ignored the template; null: as the event says. */
  readonly template: TemplateChoice | null;
}

/** Goes on with the entry that was made without a template, or makes another entry from this one (null: from none). */
export type TemplateChoice =
  { readonly keep: true } | { readonly keep: false; readonly templateEntryId: EntryId | null };

/** The first bytes of a file that is not finished: it must begin with exactly these. */
export interface HeadStartPromise {
  readonly bytes: number;
  readonly sha256: string;
}

/** The upload of a track that is still being captured, as the journal knows it. */
export interface HeadStart {
  readonly trackId: TrackId;
  /** The token's file name, unique for ever. */
  readonly fileName: string;
  /** Null while Kaltura's answer is not known. */
  readonly tokenId: UploadTokenId | null;
  readonly tokenMadeAt: Instant | null;
  /** What the token has, or is about to have; null before the first byte. */
  readonly promise: HeadStartPromise | null;
}

/** How a recording is handed over in a folder. Chosen before its first byte; the names never change. */
export interface Delivery {
  /** Where to, for people; without any secret. */
  readonly place: string;
  /** The main track first. */
  readonly files: readonly { readonly trackId: TrackId; readonly name: string; readonly referenceId: string }[];
  /** Name of the file that says what the others are: it goes last. */
  readonly sheet: string;
  /** `sheet`: everything is there, and the sheet may be. */
  readonly step: 'media' | 'sheet';
  /** How Kaltura learns of it; absent: whoever watches the folder reads the sheet there. */
  readonly by?: 'bulk-upload';
  /** The last bulk upload that Kaltura was asked for; absent before the first. */
  readonly bulk?: BulkJob;
}

/** A bulk upload, as the journal knows it. */
export interface BulkJob {
  /** 1 for the first; every one has a document of its own name. */
  readonly number: number;
  readonly askedAt: Instant;
  /** Null while Kaltura's answer is not known. */
  readonly jobId: number | null;
  /** Its entries are known, or it was given up: what has no entry goes into the next one. */
  readonly isOver: boolean;
}

/** A live push of this recording, as the journal knows it; its health is in the snapshot. */
export interface Broadcast {
  readonly entryId: EntryId | null;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
}

/**
 * The last thing that the schedule did to this recording while it had the device, and that the operator may veto.
 * `at` is when the device learned it; `vetoedAt` is null while the recording goes by the schedule.
 */
export type Followed = { readonly at: Instant; readonly vetoedAt: Instant | null } & (
  | { readonly did: 'moved'; readonly was: Span; readonly now: Span }
  | { readonly did: 'stopped'; readonly because: readonly Reason[] }
);

/** What every recording has, whatever its state. */
export interface RecordingFrame {
  readonly id: RecordingId;
  readonly occurrence: Occurrence;
  /** What is to be captured, padding included. Changes when the schedule or the operator moves an end. */
  readonly window: Span;
  /** Absolute path of the recording's own folder. */
  readonly dir: string;
  readonly profileName: string;
  /** Tracks that are captured, the main one first. */
  readonly trackIds: readonly TrackId[];
  readonly origin: 'schedule' | 'operator';
  readonly because: readonly Reason[];
  readonly openedAt: Instant;
  /** Off-the-record spans; the last may be open (`end` null). */
  readonly pauses: readonly { readonly start: Instant; readonly end: Instant | null }[];
  /** When the operator ended it before its time; null otherwise. */
  readonly stoppedAt: Instant | null;
  /** Whether the operator decided on the push; absent: it goes by the schedule. */
  readonly pushTurned?: { readonly push: 'on' | 'off'; readonly entryId: EntryId | null };
  /** What the sources gave, one for each track that was watched. */
  readonly observed?: readonly Observed[];
  /** What the operator did, in order. */
  readonly acts?: readonly OperatorAct[];
  /** How it is handed over in a folder; absent: by Kaltura's API, or not yet. */
  readonly delivery?: Delivery;
  /** Absent: the schedule left it alone since it was opened. */
  readonly followed?: Followed;
  /** Kaltura keeps a recording of the broadcast itself, so that a copy from here may not be wanted. */
  readonly kalturaRecords?: true;
  /** Whether the operator wants it in Kaltura; absent: it goes by the settings. */
  readonly uploadChosen?: boolean;
  /**
   * The Kaltura user in whose session it is uploaded; null: the device's own, and it stays so. Absent: the device's
   * own, or not begun.
   */
  readonly uploadUser?: string | null;
  /** What was begun to be uploaded while it is being captured, until it is in the queue. */
  readonly headStarts?: readonly HeadStart[];
}

/** What this device makes of an occurrence. Illegal states cannot be written down. */
export type Recording = RecordingFrame &
  (
    | { readonly state: 'scheduled' }
    | { readonly state: 'arming' }
    | { readonly state: 'capturing'; readonly parts: readonly Part[]; readonly broadcast: Broadcast | null }
    | { readonly state: 'paused'; readonly parts: readonly Part[]; readonly broadcast: Broadcast | null }
    | {
        readonly state: 'interrupted';
        readonly parts: readonly Part[];
        readonly fault: Fault;
        readonly resumeUntil: Instant;
      }
    | { readonly state: 'joining'; readonly parts: readonly Part[] }
    | {
        readonly state: 'captured';
        readonly tracks: readonly Track[];
        readonly gaps: readonly Gap[];
        /** How far its uploads were when the operator took it out of the queue; absent when it was never in it. */
        readonly withdrawn?: readonly Upload[];
      }
    | {
        readonly state: 'uploading';
        readonly tracks: readonly Track[];
        readonly gaps: readonly Gap[];
        readonly uploads: readonly Upload[];
      }
    /** Handed over. Whether Kaltura made entries of it is not known, or not yet. */
    | {
        readonly state: 'delivered';
        readonly tracks: readonly Track[];
        readonly gaps: readonly Gap[];
        readonly uploads: readonly Upload[];
        readonly deliveredAt: Instant;
      }
    | {
        readonly state: 'uploaded';
        readonly tracks: readonly Track[];
        readonly gaps: readonly Gap[];
        readonly uploads: readonly Upload[];
        readonly entries: readonly EntryId[];
        readonly uploadedAt: Instant;
        /** When retention deleted the local media; null while it is kept. */
        readonly deletedAt: Instant | null;
      }
    | {
        readonly state: 'failed';
        readonly stage: Stage;
        readonly fault: Fault;
        readonly retryAt: Instant | null;
        /** Whatever was captured or joined before; kept for a retry. */
        readonly parts: readonly Part[];
        readonly tracks: readonly Track[];
        readonly gaps: readonly Gap[];
        readonly uploads: readonly Upload[];
      }
    | { readonly state: 'missed' | 'skipped' | 'cancelled' }
  );

export type RecordingState = Recording['state'];
