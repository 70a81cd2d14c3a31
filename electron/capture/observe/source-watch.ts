import type { Clock } from '../../ports/clock.ts';
import { RUN_PIPES } from '../argv/observe.ts';
import type { TrackSpec } from '../track-specs.ts';
import { lines } from '../../ffmpeg/lines.ts';
import type { Progress } from '../../ffmpeg/progress.ts';
import { encodedMs } from '../ring/encoded.ts';
import { Cadence } from './cadence.ts';
import { jpegs } from './jpegs.ts';
import { levelsIn, type Levels } from './levels.ts';
import { frameMetadata } from './metadata.ts';
import { PictureAlarm, type PictureAlarmKind } from './picture-alarm.ts';
import { SoundAlarm, type SoundAlarmKind } from './sound-alarm.ts';
import { Speed } from './speed.ts';

/** Kinds of source whose picture may rightly stand still. */
const STILL_KINDS = ['screen', 'region', 'window'];

/** Levels of about five seconds. */
const RECENT_LEVELS = 60;

/** Shorter pauses are those of speech. */
const SILENCE_MS = 1000;

/** How the signal is; null for what the source does not have, or what is not known yet. */
export interface Signal {
  /** `pause`: nothing is to be heard, for so short a time that it may be a pause of speech or the beginning of silence. */
  readonly sound: 'heard' | 'pause' | 'silent' | null;
  readonly isBlack: boolean | null;
}

/** Eyes and ears on one run of a track's sources: reads its reporting pipes to their ends. */
export class SourceWatch {
  levels: Levels | null = null;
  private recentPeaksDb: readonly number[] = [];
  preview: Uint8Array | null = null;
  previewRevision = 0;
  readonly cadence: Cadence;
  private readonly speed = new Speed();
  private readonly sound = new SoundAlarm();
  private readonly picture: PictureAlarm;

  constructor(
    private readonly spec: TrackSpec,
    private readonly clock: Clock,
    private readonly changed: () => void,
  ) {
    this.cadence = new Cadence(spec.track.fps);
    this.picture = new PictureAlarm(STILL_KINDS.includes(spec.video?.kind ?? ''));
  }

  /** Reads everything that the run tells beside its segments; resolves when its pipes are closed. */
  async read(pipe: (fd: number) => AsyncIterable<Uint8Array>): Promise<void> {
    const { sound, picture, preview, cadence } = RUN_PIPES;
    await Promise.all([
      this.readSound(pipe(sound)),
      this.readPicture(pipe(picture)),
      this.readPreviews(pipe(preview)),
      this.readCadence(pipe(cadence)),
    ]);
  }

  progressed(progress: Progress): void {
    const { video, track } = this.spec;
    const reachedMs = encodedMs(progress, { hasVideo: video !== null, fps: track.fps });
    if (reachedMs !== null) this.speed.reached(reachedMs, this.clock.monotonicMs());
    this.changed();
  }

  /** Processing speed against real time; null while it is not known. */
  speedValue(): number | null {
    return this.speed.value();
  }

  soundAlarm(): SoundAlarmKind | null {
    return this.spec.audio ? this.sound.alarm() : null;
  }

  pictureAlarm(): PictureAlarmKind | null {
    return this.picture.alarm(this.clock.monotonicMs());
  }

  /** How the signal is at this moment. */
  signal(): Signal {
    const heard = this.spec.audio !== null && this.levels !== null;
    return {
      sound: heard ? this.heard() : null,
      isBlack: this.spec.video === null ? null : this.picture.isBlack,
    };
  }

  private heard(): 'heard' | 'pause' | 'silent' {
    const now = this.clock.monotonicMs();
    if (this.sound.isQuietFor(SILENCE_MS, now)) return 'silent';
    return this.sound.isQuietFor(0, now) ? 'pause' : 'heard';
  }

  /** The loudest moment of the last seconds in dBFS; null before the first level. */
  loudestDb(): number | null {
    return this.recentPeaksDb.length === 0 ? null : Math.max(...this.recentPeaksDb);
  }

  private hear(levels: Levels): void {
    this.sound.hear(levels, this.clock.monotonicMs());
    this.recentPeaksDb = [...this.recentPeaksDb, Math.max(...levels.peakDb)].slice(-RECENT_LEVELS);
  }

  private async readSound(pieces: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const { values } of frameMetadata(lines(pieces))) {
      this.levels = levelsIn(values) ?? this.levels;
      if (this.levels) this.hear(this.levels);
      this.changed();
    }
  }

  private async readPicture(pieces: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const { values } of frameMetadata(lines(pieces))) this.picture.see(values, this.clock.monotonicMs());
  }

  private async readPreviews(pieces: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const jpeg of jpegs(pieces)) {
      this.preview = jpeg;
      this.previewRevision += 1;
      this.changed();
    }
  }

  private async readCadence(pieces: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const { timeSeconds } of frameMetadata(lines(pieces))) {
      if (timeSeconds !== null) this.cadence.came(timeSeconds);
    }
  }
}
