import type { RecordingEvent } from '../../shared/domain/fact.ts';
import type { RecordingId, TrackId } from '../../shared/domain/ids.ts';
import type { Track, Upload } from '../../shared/domain/recording.ts';
import type { UploadingRecording } from '../../shared/domain/upload-queue.ts';
import type { Ledger } from '../ports/ledger.ts';

/** One track on its way, as the journal has it. */
export interface TrackPaper {
  readonly recording: UploadingRecording;
  readonly track: Track;
  readonly upload: Upload;
}

/** A recording that is being uploaded; null when it is not (any more). */
export function uploadingRecording(ledger: Ledger, id: RecordingId): UploadingRecording | null {
  const recording = ledger.state().recordings.get(id);
  return recording?.state === 'uploading' ? recording : null;
}

/** Reads and writes the journal for one track. What is told is durable before the next thing is done. */
export class TrackDesk {
  constructor(
    private readonly ledger: Ledger,
    readonly recordingId: RecordingId,
    readonly trackId: TrackId,
  ) {}

  /** Null when the recording is not being uploaded any more. */
  read(): TrackPaper | null {
    const recording = uploadingRecording(this.ledger, this.recordingId);
    const track = recording?.tracks.find((t) => t.trackId === this.trackId);
    const upload = recording?.uploads.find((u) => u.trackId === this.trackId);
    return recording && track && upload ? { recording, track, upload } : null;
  }

  tell(...events: readonly RecordingEvent[]): void {
    this.ledger.tell(this.recordingId, ...events);
  }
}
