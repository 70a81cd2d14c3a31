import type { RecordingId } from '../../../shared/domain/ids.ts';
import { earlier, plus, type Instant } from '../../../shared/domain/instant.ts';
import type { Recording } from '../../../shared/domain/recording.ts';
import { isCapturing } from '../../../shared/domain/transitions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import type { GrowingTrack, GrowingTracks } from '../../ports/growing-tracks.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Log } from '../../ports/log.ts';
import { GrowingFile, growingFolder } from './growing-file.ts';

/** What growing files are made with. */
export interface GrowingParts {
  readonly clock: Clock;
  readonly files: Files;
  readonly ledger: Ledger;
  readonly log: Log;
  /** Whether files of this recording are wanted. */
  readonly isWanted: (recording: Recording) => boolean;
  /** Whether the disk has enough to do without. */
  readonly isDiskSlow: () => boolean;
  /** How far behind the present a source may be that delivers late, in milliseconds. */
  readonly lagMs: number;
  /** How often there is a look at what has come, in milliseconds. */
  readonly lookEveryMs: number;
}

/** What lies before an end that may still be moved or taken back is not touched by it if it ended so much earlier. */
const BEFORE_END_MS = 1000;

interface Run {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
  tracks: readonly GrowingFile[];
}

/**
 * Writes the beginnings of the finished files of recordings under way, for who sends them ahead. Beside the capture: when
 * it fails there is nothing to be sent ahead, and no more. Gone when the recording has been captured.
 */
export class GrowingFiles implements GrowingTracks {
  private readonly runs = new Map<RecordingId, Run>();
  private readonly listeners = new Set<() => void>();
  /** Those that failed are not begun again. */
  private readonly failed = new Set<RecordingId>();
  private stopListening: () => void = () => undefined;

  constructor(private readonly parts: GrowingParts) {}

  start(): void {
    this.stopListening = this.parts.ledger.onChange(() => this.reconsider());
    this.reconsider();
  }

  /** Resolves when nothing is written any more. */
  async stop(): Promise<void> {
    this.stopListening();
    for (const { abort } of this.runs.values()) abort.abort();
    await Promise.all([...this.runs.values()].map(({ ended }) => ended));
  }

  /** What is wanted may have changed. */
  reconsider(): void {
    for (const recording of this.parts.ledger.state().recordings.values()) {
      const run = this.runs.get(recording.id);
      const isWanted = isCapturing(recording.state) && this.parts.isWanted(recording);
      if (run && !isWanted) run.abort.abort();
      if (!run && isWanted && !this.failed.has(recording.id)) this.begin(recording.id);
    }
  }

  /** What there is of a recording. */
  of(id: RecordingId): readonly GrowingTrack[] {
    return (this.runs.get(id)?.tracks ?? []).map(({ trackId, path, bytes }) => ({ trackId, file: path, bytes }));
  }

  /** Called whenever a file has grown. Returns the way to stop. */
  onGrown(then: () => void): () => void {
    this.listeners.add(then);
    return () => this.listeners.delete(then);
  }

  private begin(id: RecordingId): void {
    const abort = new AbortController();
    const ended = this.grow(id, abort.signal)
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        this.failed.add(id);
        this.parts.log.warn('Nothing more is sent ahead', { recordingId: id, error: String(error) });
      })
      .finally(() => this.runs.delete(id));
    this.runs.set(id, { abort, ended, tracks: [] });
  }

  private async grow(id: RecordingId, signal: AbortSignal): Promise<void> {
    const { clock, files, lookEveryMs } = this.parts;
    const { dir, trackIds } = this.recording(id);
    const tracks: GrowingFile[] = [];
    try {
      for (const trackId of trackIds) tracks.push(await GrowingFile.begin(this.parts, { dir }, trackId));
      const run = this.runs.get(id);
      if (run) run.tracks = tracks;
      for (;;) {
        await clock.sleep(lookEveryMs, signal);
        if (this.parts.isDiskSlow()) continue;
        for (const track of tracks) await this.growTrack(track, this.recording(id), signal);
      }
    } finally {
      for (const track of tracks) await track.close();
      await files.remove(growingFolder(dir));
    }
  }

  private async growTrack(track: GrowingFile, recording: Recording, signal: AbortSignal): Promise<void> {
    const before = track.bytes;
    await track.grow(recording, this.settledUntil(recording), signal);
    if (track.bytes > before) for (const listener of this.listeners) listener();
  }

  /** Before this nothing is going to change any more. */
  private settledUntil({ window, stoppedAt }: Recording): Instant {
    const present = plus(this.parts.clock.now(), -this.parts.lagMs);
    const end = stoppedAt === null ? window.end : earlier(stoppedAt, window.end);
    return earlier(present, plus(end, -BEFORE_END_MS));
  }

  private recording(id: RecordingId): Recording {
    const recording = this.parts.ledger.state().recordings.get(id);
    if (!recording) throw new RangeError(`There is no recording ${id}`);
    return recording;
  }
}
