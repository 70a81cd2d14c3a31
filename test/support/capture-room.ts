import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { NodeFiles } from '../../electron/adapters/node-files.ts';
import { NodeProcesses } from '../../electron/adapters/node-processes.ts';
import { startTimeOf } from '../../electron/adapters/process-start-time.ts';
import { SystemClock } from '../../electron/adapters/system-clock.ts';
import type { Capturable } from '../../electron/capture/devices/capturable.ts';
import { Recorder } from '../../electron/capture/recorder.ts';
import { KnownFfmpeg } from '../../electron/ffmpeg/known-ffmpeg.ts';
import { JournalLedger } from '../../electron/journal/ledger.ts';
import type { JournalStore } from '../../electron/ports/journal.ts';
import type { RecordingId, TrackId } from '../../shared/domain/ids.ts';
import { fromEpochMs, plus, type Instant, type Span } from '../../shared/domain/instant.ts';
import type { Recording, RecordingState } from '../../shared/domain/recording.ts';
import { FaultError } from '../../shared/faults/fault.ts';
import type { trackSchema } from '../../shared/settings/capture.ts';
import { captureSchema, type CaptureSettings } from '../../shared/settings/capture.ts';
import type { SourceLogin } from '../../shared/settings/source-address.ts';
import { MemoryJournal } from './memory-journal.ts';
import { frame, occurrence } from './occurrences.ts';
import { quietLog } from './quiet-log.ts';
import { reached } from './recording-seen.ts';

/** Picture and tone of the test source, and a second picture of its own. */
export const TEST_SOURCES: z.input<typeof captureSchema>['sources'] = [
  { id: 'pattern', label: 'Test pattern', kind: 'test' },
  { id: 'tone', label: 'Test tone', kind: 'test' },
  { id: 'other', label: 'Other pattern', kind: 'test' },
];

/** Settings with one profile of small pictures, quick to encode. */
export const smallSettings = (change: Partial<z.input<typeof captureSchema>> = {}): CaptureSettings =>
  captureSchema.parse({
    sources: TEST_SOURCES,
    profiles: [{ name: 'Lecture', tracks: [smallTrack('camera', 'pattern', 'tone')] }],
    undoStopSeconds: 0,
    ...change,
  });

/** A track of 640×360 at 30 frames a second. */
export const smallTrack = (id: string, video: string | null, audio: string | null): z.input<typeof trackSchema> => ({
  ...{ id, label: id, video, audio, width: 640, height: 360, fps: 30, encoder: 'x264', preset: 'ultrafast' },
});

/** A recorder on real ffmpeg, real files and the real clock, in a folder of its own. */
export class CaptureRoom {
  readonly clock = new SystemClock();
  readonly files = new NodeFiles();
  readonly ledger: JournalLedger;
  readonly recorder: Recorder;
  /** Logins of network sources. */
  readonly logins = new Map<string, SourceLogin>();
  /** What is plugged in, as far as the recorder is told. */
  plugged: readonly Capturable[] = [];
  private recordings = 0;

  constructor(
    readonly dir: string,
    public settings: CaptureSettings,
    journal: JournalStore,
  ) {
    const { clock, files } = this;
    const ledger = new JournalLedger(journal, clock);
    this.ledger = ledger;
    const processes = new NodeProcesses();
    const ffmpeg = new KnownFfmpeg(processes, () => ({ setting: null, env: process.env, bundled: null }));
    this.recorder = new Recorder(
      { clock, files, ledger, log: quietLog, processes },
      {
        platform: 'linux',
        settings: () => this.settings,
        findFfmpeg: () => ffmpeg.find(),
        loginOf: (sourceId) => Promise.resolve(this.logins.get(sourceId) ?? null),
        devices: () => Promise.resolve(this.plugged),
        ringsDir: () => join(this.dir, 'rings'),
        zone: () => 'UTC',
        isSentAhead: () => false,
      },
    );
  }

  /** A room in a fresh folder, with a journal in memory. */
  static async open(settings = smallSettings()): Promise<CaptureRoom> {
    return new CaptureRoom(await mkdtemp(join(tmpdir(), 'lectern-capture-')), settings, new MemoryJournal());
  }

  async close(): Promise<void> {
    await this.recorder.close();
    await rm(this.dir, { recursive: true, force: true });
  }

  /** The next whole second that is at least `ms` away. */
  wholeSecondIn(ms: number): Instant {
    return fromEpochMs(Math.ceil((this.clock.now() + ms) / 1000) * 1000);
  }

  /** Opens a recording of a profile, the first when none is named, and arms it. */
  record(window: Span, profileName?: string): RecordingId {
    const id = `rec-${++this.recordings}` as RecordingId;
    const { profiles } = this.settings;
    const profile = profileName === undefined ? profiles[0] : profiles.find((p) => p.name === profileName);
    if (!profile) throw new Error('the settings have no such profile');
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
  until<S extends RecordingState>(id: RecordingId, ...states: S[]): Promise<Recording & { state: S }> {
    return reached(this.ledger, id, ...states);
  }

  /** Process ids of the ffmpegs that hold the rings of a source now. */
  async ringPids(sourceId: string): Promise<readonly number[]> {
    const pids: number[] = [];
    const root = join(this.dir, 'rings');
    for (const ring of (await this.files.list(root)).filter((r) => r.startsWith(`${sourceId}-`))) {
      for (const base of await this.files.list(join(root, ring))) {
        const owner = join(root, ring, base, 'owner.json');
        if ((await this.files.stat(owner)) === null) continue;
        const { pid, startTime } = JSON.parse(await this.files.readText(owner)) as { pid: number; startTime: string };
        if ((await startTimeOf(pid)) === startTime) pids.push(pid);
      }
    }
    return pids;
  }

  /** Resolves when `is` holds; asked again whenever the ledger or the vitals move. */
  async when(is: () => boolean): Promise<void> {
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (!is()) return;
        for (const stop of stops) stop();
        resolve();
      };
      const stops = [this.ledger.onChange(look), this.recorder.onVitals(look)];
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
