import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { NodeFiles } from '../../electron/adapters/node-files.ts';
import { NodeProcesses } from '../../electron/adapters/node-processes.ts';
import { SystemClock } from '../../electron/adapters/system-clock.ts';
import { Recorder } from '../../electron/capture/recorder.ts';
import { JournalLedger } from '../../electron/journal/ledger.ts';
import type { JournalStore } from '../../electron/ports/journal.ts';
import type { RecordingId, TrackId } from '../../shared/domain/ids.ts';
import { fromEpochMs, plus, type Instant, type Span } from '../../shared/domain/instant.ts';
import type { Recording, RecordingState } from '../../shared/domain/recording.ts';
import { FaultError } from '../../shared/faults/fault.ts';
import type { trackSchema } from '../../shared/settings/capture.ts';
import { captureSchema, type CaptureSettings } from '../../shared/settings/capture.ts';
import { MemoryJournal } from './memory-journal.ts';
import { frame, occurrence } from './occurrences.ts';
import { quietLog } from './quiet-log.ts';

/** Settings with one profile of small pictures, quick to encode. */
export const smallSettings = (change: Partial<z.input<typeof captureSchema>> = {}): CaptureSettings =>
  captureSchema.parse({
    sources: [{ id: 'test', label: 'Test pattern', kind: 'test' }],
    profiles: [{ name: 'Lecture', tracks: [smallTrack('camera', 'test', 'test')] }],
    undoStopSeconds: 0,
    ...change,
  });

/** A track of 640×360 at 30 frames a second. */
export const smallTrack = (id: string, video: string | null, audio: string | null): z.input<typeof trackSchema> => ({
  ...{ id, label: id, video, audio, width: 640, height: 360, fps: 30, preset: 'ultrafast' },
});

/** A recorder on real ffmpeg, real files and the real clock, in a folder of its own. */
export class CaptureRoom {
  readonly clock = new SystemClock();
  readonly files = new NodeFiles();
  readonly ledger: JournalLedger;
  recorder: Recorder;
  private recordings = 0;

  private constructor(
    readonly dir: string,
    public settings: CaptureSettings,
    readonly journal: JournalStore,
  ) {
    this.ledger = new JournalLedger(journal, this.clock);
    this.recorder = this.makeRecorder();
  }

  static async open(settings = smallSettings()): Promise<CaptureRoom> {
    return new CaptureRoom(await mkdtemp(join(tmpdir(), 'lectern-capture-')), settings, new MemoryJournal());
  }

  async close(): Promise<void> {
    await this.recorder.close();
    await rm(this.dir, { recursive: true, force: true });
  }

  /** The recorder as after a start of the application, on the same ledger and folders. */
  makeRecorder(): Recorder {
    const { clock, files, ledger } = this;
    return new Recorder(
      { clock, files, ledger, log: quietLog, processes: new NodeProcesses() },
      {
        platform: 'linux',
        settings: () => this.settings,
        ffmpegPlaces: () => ({ setting: null, env: process.env, bundled: null }),
        ringsDir: () => join(this.dir, 'rings'),
      },
    );
  }

  /** The next whole second that is at least `ms` away. */
  wholeSecondIn(ms: number): Instant {
    return fromEpochMs(Math.ceil((this.clock.now() + ms) / 1000) * 1000);
  }

  /** Opens a recording of the first profile and arms it. */
  record(window: Span): RecordingId {
    const id = `rec-${++this.recordings}` as RecordingId;
    const profile = this.settings.profiles[0];
    if (!profile) throw new Error('the settings have no profile');
    const opened = frame({
      ...{ id, window, occurrence: occurrence(window), dir: join(this.dir, id), openedAt: this.clock.now() },
      ...{ profileName: profile.name, trackIds: profile.tracks.map((t) => t.id as TrackId) },
    });
    this.ledger.tell(id, { type: 'recording-opened', frame: opened });
    this.recorder.arm(id);
    return id;
  }

  recording(id: RecordingId): Recording {
    const found = this.ledger.state().recordings.get(id);
    if (!found) throw new Error(`no recording ${id}`);
    return found;
  }

  /** Resolves when the recording's files are finished; rejects with the fault's sentence when it failed. */
  async captured(id: RecordingId): Promise<Recording & { state: 'captured' }> {
    const recording = await this.until(id, 'captured', 'failed');
    if (recording.state === 'failed') throw new FaultError(recording.fault);
    return recording;
  }

  /** Resolves when the recording is in one of these states. */
  async until<S extends RecordingState>(id: RecordingId, ...states: S[]): Promise<Recording & { state: S }> {
    const isIt = (r: Recording): r is Recording & { state: S } => states.some((s) => s === r.state);
    return new Promise((resolve) => {
      const look = (): void => {
        const recording = this.recording(id);
        if (!isIt(recording)) return;
        stop();
        resolve(recording);
      };
      const stop = this.ledger.onChange(look);
      look();
    });
  }

  /** Resolves at an instant. */
  async sleepUntil(at: Instant): Promise<void> {
    await new Promise<void>((resolve) => this.clock.at(at, resolve));
  }

  /** A window of `seconds` that begins at a whole second in `inMs`. */
  windowIn(inMs: number, seconds: number): Span {
    const start = this.wholeSecondIn(inMs);
    return { start, end: plus(start, seconds * 1000) };
  }
}
