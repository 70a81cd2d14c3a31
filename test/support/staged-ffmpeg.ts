import {
  PACKET_BYTES,
  pesHeaderAt,
  readStamp,
  stampsAt,
  TICKS_PER_MS,
} from '../../electron/capture/stream/transport-packet.ts';
import { SPLICE_LEAD_MS } from '../../electron/capture/argv/join.ts';
import type { Processes, ProcessSpec } from '../../electron/ports/processes.ts';
import { FakeChild } from './fake-processes.ts';
import type { MemoryFiles } from './memory-files.ts';
import { madeSegment } from './made-packets.ts';

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

/** An ffmpeg that joins: what it is fed becomes its output. */
class StagedJoin extends FakeChild {
  constructor(
    pid: number,
    spec: ProcessSpec,
    private readonly stage: StagedFfmpeg,
  ) {
    super(pid, spec);
  }

  override async feed(source: AsyncIterable<Uint8Array>): Promise<void> {
    const pieces: Uint8Array[] = [];
    for await (const piece of source) pieces.push(new Uint8Array(piece));
    this.end(await this.stage.finishJoin(this.spec.args.at(-1) ?? '', new Uint8Array(Buffer.concat(pieces))));
  }
}

/** ffmpeg and ffprobe as the capture stage sees them, on a test's own disk. */
export class StagedFfmpeg implements Processes {
  readonly sources: StagedSource[] = [];
  /** Places in the file, in ms, of the pictures of each file that was joined, by its path. */
  readonly joined = new Map<string, readonly number[]>();
  /** Errors of the next joins: the exit code, or `nothing` for a file of no bytes. */
  readonly joinTroubles: (number | 'nothing')[] = [];
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
    if (!spec.args.some((a) => a.endsWith(SEGMENT_PATTERN))) return new StagedJoin(pid, spec, this);
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

  async finishJoin(path: string, stream: Uint8Array): Promise<{ code: number; stderrTail?: string }> {
    const trouble = this.joinTroubles.shift();
    if (typeof trouble === 'number') return { code: trouble, stderrTail: 'it died' };
    await this.files.writeAtomic(path, trouble === 'nothing' ? new Uint8Array() : stream);
    this.joined.set(path, trouble === 'nothing' ? [] : placesIn(stream));
    return { code: 0 };
  }

  private probed(path: string): string {
    const places = this.joined.get(path) ?? [];
    const first = places.find((at) => at >= 0) ?? 0;
    const duration = places.length === 0 ? 0 : ((places.at(-1) ?? 0) - first + 1000 / FPS) / 1000;
    const video = { codec_type: 'video', start_time: first / 1000, duration, nb_frames: places.length };
    return JSON.stringify({
      format: { duration: duration + first / 1000, size: 1000 },
      streams: places.length === 0 ? [] : [video],
    });
  }
}

function says(child: FakeChild, line: string): FakeChild {
  child.say(1, line);
  child.end();
  return child;
}

/** Where the pictures of a spliced stream are in its file, in ms. */
function placesIn(stream: Uint8Array): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at + PACKET_BYTES <= stream.length; at += PACKET_BYTES) {
    const pes = pesHeaderAt(stream, at);
    const stamps = pes === null ? null : stampsAt(stream, pes);
    if (stamps) places.push(readStamp(stream, stamps.pts) / TICKS_PER_MS - SPLICE_LEAD_MS);
  }
  return places;
}
