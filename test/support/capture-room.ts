import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { NodeFiles } from '../../electron/adapters/node-files.ts';
import { NodeProcesses } from '../../electron/adapters/node-processes.ts';
import { SystemClock } from '../../electron/adapters/system-clock.ts';
import type { Capturable } from '../../electron/capture/devices/capturable.ts';
import { Recorder } from '../../electron/capture/recorder.ts';
import { KnownFfmpeg } from '../../electron/ffmpeg/known-ffmpeg.ts';
import { JournalLedger } from '../../electron/journal/ledger.ts';
import type { JournalStore } from '../../electron/ports/journal.ts';
import type { Processes } from '../../electron/ports/processes.ts';
import type { RecordingId, TrackId } from '../../shared/domain/ids.ts';
import { fromEpochMs, plus, type Instant, type Span } from '../../shared/domain/instant.ts';
import type { Recording, RecordingState } from '../../shared/domain/recording.ts';
import { FaultError } from '../../shared/faults/fault.ts';
import type { SourceView } from '../../shared/ipc/snapshot.ts';
import type { trackSchema } from '../../shared/settings/capture.ts';
import { captureSchema, type CaptureSettings } from '../../shared/settings/capture.ts';
import type { SourceLogin } from '../../shared/settings/source-address.ts';
import { awaited } from './awaited.ts';
import { MemoryJournal } from './memory-journal.ts';
import { frame, occurrence } from './occurrences.ts';
import { quietLog } from './quiet-log.ts';
import { reached } from './recording-seen.ts';
import { ringOwners } from './ring-owners.ts';

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

/** No test lasts as long. */
const FAR_AWAY_MS = 3_600_000;
const LOOK_EVERY_MS = 20;

/** A recording, and when it is. */
export interface Windowed {
  readonly id: RecordingId;
  readonly window: Span;
}

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
    private readonly journal: JournalStore,
    processes: Processes = new NodeProcesses(),
  ) {
    const { clock, files } = this;
    const ledger = new JournalLedger(journal, clock);
    this.ledger = ledger;
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
  static async open(settings = smallSettings(), processes?: Processes): Promise<CaptureRoom> {
    const dir = await mkdtemp(join(tmpdir(), 'lectern-capture-'));
    return new CaptureRoom(dir, settings, new MemoryJournal(), processes);
  }

  async close(): Promise<void> {
    await this.recorder.close();
    this.journal.close();
    await rm(this.dir, { recursive: true, force: true });
  }

  /** The next whole second that is at least `ms` away. */
  wholeSecondIn(ms: number): Instant {
    return fromEpochMs(Math.ceil((this.clock.now() + ms) / 1000) * 1000);
  }

  /** Opens a recording of a profile, the first when none is named, and arms it. */
  record(window: Span, profileName?: string): RecordingId {
    const id = `rec-${++this.recordings}` as RecordingId;
    const profile = this.profile(profileName);
    const opened = frame({
      ...{ id, window, occurrence: occurrence(window), dir: join(this.dir, id), openedAt: this.clock.now() },
      ...{ profileName: profile.name, trackIds: profile.tracks.map((t) => t.id as TrackId) },
    });
    this.ledger.tell(id, { type: 'recording-opened', frame: opened });
    this.recorder.arm(id);
    return id;
  }

  /**
   * Arms a recording of a profile and, once all its sources deliver, however long they took to open, gives it a window of so
   * many seconds, from a whole second on.
   */
  async recordFor(seconds: number, profileName?: string): Promise<Windowed> {
    const id = await this.armed(profileName);
    const window = this.windowIn(500, seconds);
    this.move(id, window);
    return { id, window };
  }

  /** Arms a recording of a profile whose window is far away, and resolves once all its sources deliver. */
  async armed(profileName?: string): Promise<RecordingId> {
    const id = this.record(this.windowIn(FAR_AWAY_MS, 60), profileName);
    await this.delivering(...this.profile(profileName).tracks.flatMap((t) => [t.video, t.audio]));
    return id;
  }

  /** The recording is at another time, as when its event was moved. */
  move(id: RecordingId, window: Span): void {
    this.ledger.tell(id, { type: 'window-moved', window, by: 'operator' });
    this.recorder.reconsider(id);
  }

  /** Ends a recording under way at a whole second in 1 to 2 s; gives its window. */
  endSoon(id: RecordingId): Span {
    const window = { start: this.recording(id).window.start, end: this.wholeSecondIn(1000) };
    this.move(id, window);
    return window;
  }

  private profile(name: string | undefined): CaptureSettings['profiles'][number] {
    const { profiles } = this.settings;
    const profile = name === undefined ? profiles[0] : profiles.find((p) => p.name === name);
    if (!profile) throw new Error('the settings have no such profile');
    return profile;
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
    const owners = await ringOwners(join(this.dir, 'rings'));
    return owners.filter(({ ring }) => ring.startsWith(`${sourceId}-`)).map(({ pid }) => pid);
  }

  /** Process id of the ffmpeg that holds a source open; waits for one that is only just being started. */
  async pidOf(sourceId: string): Promise<number> {
    for (;;) {
      const [pid] = await this.ringPids(sourceId);
      if (pid !== undefined) return pid;
      await this.clock.sleep(LOOK_EVERY_MS);
    }
  }

  /** Kills the ffmpeg that holds a source open; resolves once that is noticed, with the moment at which it died. */
  async kill(sourceId: string): Promise<Instant> {
    process.kill(await this.pidOf(sourceId), 'SIGKILL');
    const diedAt = this.clock.now();
    await this.when(() => this.stateOf(sourceId) !== 'running');
    return diedAt;
  }

  /** Resolves once each of these sources delivers, null being none. */
  async delivering(...sourceIds: readonly (string | null)[]): Promise<void> {
    await this.when(() => sourceIds.every((id) => id === null || this.stateOf(id) === 'running'));
  }

  /** How a source is. */
  stateOf(sourceId: string): SourceView['state'] | null {
    return this.recorder.vitals().sources.find((s) => s.id === sourceId)?.state ?? null;
  }

  /** Resolves when `is` holds; asked again whenever the ledger or the vitals move. */
  async when(is: () => boolean): Promise<void> {
    const come = new Promise<void>((resolve) => {
      const look = (): void => {
        if (!is()) return;
        for (const stop of stops) stop();
        resolve();
      };
      const stops = [this.ledger.onChange(look), this.recorder.onVitals(look)];
      look();
    });
    await awaited(come, () => this.stand());
  }

  private stand(): string {
    const { sources, faults } = this.recorder.vitals();
    const recordings = [...this.ledger.state().recordings.values()].map((r) => `${r.id} ${r.state}`);
    return [...sources.map((s) => `${s.id} ${s.state}`), ...faults.map((f) => f.fault.code), ...recordings].join(', ');
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
