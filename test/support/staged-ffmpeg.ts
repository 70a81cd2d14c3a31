import { TICKS_PER_MS } from '../../electron/capture/stream/transport-packet.ts';
import type { Processes, ProcessSpec } from '../../electron/ports/processes.ts';
import { FakeChild } from './fake-processes.ts';
import type { MemoryFiles } from './memory-files.ts';
import { madeSegment } from './made-packets.ts';
import { readMovie } from './read-movie.ts';

const FPS = 30;
const TICKS_PER_SECOND = 1000 * TICKS_PER_MS;
const TICKS_PER_FRAME = TICKS_PER_SECOND / FPS;
const SEGMENT_PATTERN = '/%06d.ts';

/** A source's process: gives a segment of 30 pictures when it is told to. */
export class StagedSource extends FakeChild {
  isOver = false;
  readonly sourceId: string;
  private readonly dir: string;
  private segments = 0;

  constructor(
    pid: number,
    spec: ProcessSpec,
    private readonly files: MemoryFiles,
  ) {
    super(pid, spec);
    const pattern = spec.args.find((a) => a.endsWith(SEGMENT_PATTERN)) ?? '';
    this.dir = pattern.slice(0, -SEGMENT_PATTERN.length);
    this.sourceId = this.dir.split('/').at(-2)?.split('-')[0] ?? '';
    void this.ended.then(() => (this.isOver = true));
  }

  /** The pictures of a whole wall-clock second (unix time) are on the disk, and told; `told` false: it died right then. */
  async give(second: number, told = true, frames = FPS): Promise<void> {
    const base = Number(this.dir.split('/').at(-1));
    const begin = (second - base) * TICKS_PER_SECOND;
    const made = Array.from({ length: frames }, (_, i) => ({
      ...{ kind: 'video' as const, ticks: begin + i * TICKS_PER_FRAME, packets: 1 },
    }));
    const name = `${String(this.segments++).padStart(6, '0')}.ts`;
    await this.files.put(`${this.dir}/${name}`, madeSegment(made));
    if (told) this.say(1, `${name},0,1`);
  }

  /** Tells that it works. */
  progress(): void {
    this.say(3, `frame=${(this.segments + 1) * FPS}`);
    this.say(3, 'progress=continue');
  }
}

/** ffmpeg and ffprobe as the capture stage sees them, on a test's own disk. */
export class StagedFfmpeg implements Processes {
  readonly sources: StagedSource[] = [];
  /** So many of the next files cannot be read by ffprobe. */
  unreadable = 0;
  readonly orphansKilled: number[] = [];
  private pids = 1000;

  constructor(private readonly files: MemoryFiles) {}

  /** Sources that run. */
  get running(): readonly StagedSource[] {
    return this.sources.filter((s) => !s.isOver);
  }

  spawn(spec: ProcessSpec): FakeChild {
    const pid = this.pids++;
    if (spec.args.includes('-version')) return says(new FakeChild(pid, spec), `${spec.file} version 5.1`);
    if (spec.file === 'ffprobe') return says(new FakeChild(pid, spec), this.probed(spec.args.at(-1) ?? ''));
    const source = new StagedSource(pid, spec, this.files);
    this.sources.push(source);
    return source;
  }

  startTimeOf(pid: number): Promise<string | null> {
    return Promise.resolve(`start of ${pid}`);
  }

  killOrphan(pid: number): Promise<void> {
    this.orphansKilled.push(pid);
    return Promise.resolve();
  }

  private probed(path: string): string {
    if (this.unreadable > 0) {
      this.unreadable -= 1;
      return JSON.stringify({ format: { duration: 0, size: 0 }, streams: [] });
    }
    const { tracks } = readMovie(this.files.bytes.get(path) ?? new Uint8Array());
    const streams = tracks.map(({ type, samples }) => {
      const shown = samples.filter((s) => s.atMs >= 0);
      const first = shown[0]?.atMs ?? 0;
      const last = shown.at(-1);
      const duration = last ? (last.atMs + last.durationMs - first) / 1000 : 0;
      return { codec_type: type, start_time: first / 1000, duration, nb_frames: samples.length };
    });
    const duration = Math.max(...streams.map((s) => s.start_time + s.duration));
    const frames = tracks.flatMap(({ type, samples }) =>
      samples.map((s) => ({ media_type: type, best_effort_timestamp_time: `${s.atMs / 1000}` })),
    );
    return JSON.stringify({ format: { duration, size: this.files.bytes.get(path)?.length }, streams, frames });
  }
}

function says(child: FakeChild, line: string): FakeChild {
  child.say(1, line);
  child.end();
  return child;
}
