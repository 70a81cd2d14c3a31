import { Recorder } from '../../electron/capture/recorder.ts';
import { KnownFfmpeg } from '../../electron/ffmpeg/known-ffmpeg.ts';
import { JournalLedger } from '../../electron/journal/ledger.ts';
import type { Fact, RecordingEvent } from '../../shared/domain/fact.ts';
import type { RecordingId, TrackId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/instant.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { CaptureSettings } from '../../shared/settings/capture.ts';
import { smallSettings, smallTrack } from './capture-room.ts';
import { FakeClock } from './fake-clock.ts';
import { MemoryFiles } from './memory-files.ts';
import { MemoryJournal } from './memory-journal.ts';
import { at, frame, occurrence } from './occurrences.ts';
import { quietLog } from './quiet-log.ts';
import { readMovie } from './read-movie.ts';
import { StagedFfmpeg, type StagedSource } from './staged-ffmpeg.ts';

/** Camera and screen, one picture each. */
export const twoTracks = (change: Parameters<typeof smallSettings>[0] = {}): CaptureSettings =>
  smallSettings({
    sources: [
      { id: 'camera', label: 'Camera', kind: 'test' },
      { id: 'screen', label: 'Screen', kind: 'screen', device: ':0' },
    ],
    profiles: [
      { name: 'Lecture', tracks: [smallTrack('camera', 'camera', null), smallTrack('screen', 'screen', null)] },
    ],
    ...change,
  });

/** A recorder in a world that does what the test says. Begins at 13:59:30. */
export class StagedCapture {
  readonly clock = new FakeClock(at('13:59:30'));
  readonly files = new MemoryFiles();
  readonly ffmpeg = new StagedFfmpeg(this.files);
  readonly journal = new MemoryJournal();
  ledger = new JournalLedger(this.journal, this.clock);
  recorder = this.recorderAnew();
  /** Sources that give nothing although they run. */
  readonly mute = new Set<string>();

  constructor(public settings: CaptureSettings = twoTracks()) {}

  /** Lectern as it is after its process was started again. */
  startAgain(): void {
    this.ledger = new JournalLedger(this.journal, this.clock);
    this.recorder = this.recorderAnew();
  }

  /** Opens a recording and arms it. */
  async record(window: Span, change: { readonly id?: string } = {}): Promise<RecordingId> {
    const id = (change.id ?? 'rec-1') as RecordingId;
    const trackIds = this.settings.profiles[0]?.tracks.map((t) => t.id as TrackId) ?? [];
    const opened = frame({ id, window, occurrence: occurrence(window), dir: `/recordings/${id}`, trackIds });
    this.ledger.tell(id, { type: 'recording-opened', frame: opened });
    this.recorder.arm(id);
    await this.clock.advance(0);
    return id;
  }

  /** Lets seconds pass; every source that runs gives the pictures of each. */
  async pass(seconds: number): Promise<void> {
    for (let i = 0; i < seconds; i++) {
      const second = Math.floor(this.clock.now() / 1000);
      const giving = this.giving();
      await this.clock.advance(1000);
      for (const source of giving.filter((s) => !s.isOver)) {
        source.progress();
        await this.clock.advance(0);
        if (!source.isOver) await source.give(second);
        await this.clock.advance(0);
      }
    }
  }

  async passUntil(time: string): Promise<void> {
    await this.pass((at(time) - this.clock.now()) / 1000);
  }

  /** The running source of this id. */
  source(id: string): StagedSource {
    const found = this.ffmpeg.running.find((s) => s.sourceId === id);
    if (!found) throw new Error(`${id} does not run`);
    return found;
  }

  /** Something of the recording changed, as the operator or the schedule wants it. */
  async tell(id: RecordingId, event: RecordingEvent): Promise<void> {
    this.ledger.tell(id, event);
    this.recorder.reconsider(id);
    await this.clock.advance(0);
  }

  recording(id: RecordingId): Recording {
    const found = this.ledger.state().recordings.get(id);
    if (!found) throw new Error(`no recording ${id}`);
    return found;
  }

  /** What was told of a recording, without its parts. */
  story(id: RecordingId): readonly string[] {
    return this.factsOf(id).map((f) => f.type);
  }

  factsOf(id: RecordingId): readonly Fact[] {
    return this.journal.facts.filter((f) => f.recordingId === id);
  }

  /** Places in the file, in ms and rounded, of a finished track's pictures. */
  pictures(trackId: string): readonly number[] {
    const found = [...this.files.bytes].find(([path]) => path.endsWith(` ${trackId}.mp4`));
    if (!found) return [];
    const { tracks } = readMovie(found[1]);
    return tracks.flatMap((t) => (t.type === 'video' ? t.samples.map((s) => Math.round(s.atMs)) : []));
  }

  /** The disk refuses the next `tries` to make a joined file. */
  failJoins(tries: number): void {
    let left = tries;
    this.files.refuse = (path) => (path.endsWith('.unfinished') && left-- > 0 ? 'EIO' : null);
  }

  private giving(): readonly StagedSource[] {
    return this.ffmpeg.running.filter((s) => !this.mute.has(s.sourceId));
  }

  private recorderAnew(): Recorder {
    const { clock, files, ffmpeg: processes, ledger } = this;
    const found = new KnownFfmpeg(processes, () => ({ setting: null, env: {}, bundled: null }));
    return new Recorder(
      { clock, files, processes, ledger, log: quietLog },
      {
        platform: 'linux',
        settings: () => this.settings,
        findFfmpeg: () => found.find(),
        loginOf: () => Promise.resolve(null),
        devices: () => Promise.resolve([]),
        ringsDir: () => '/rings',
        zone: () => 'UTC',
        isSentAhead: () => false,
      },
    );
  }
}
