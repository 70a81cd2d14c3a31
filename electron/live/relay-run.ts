import { basename, join } from 'node:path';
import type { Fault } from '../../shared/faults/fault.ts';
import { endChild } from '../ffmpeg/end-child.ts';
import { lines } from '../ffmpeg/lines.ts';
import { ProgressReader } from '../ffmpeg/progress.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { ChildProcess, Processes, ProcessEnd } from '../ports/processes.ts';
import type { Random } from '../ports/random.ts';
import type { Reach } from '../ports/reach.ts';
import type { EncodedStream } from './encoded-stream.ts';
import { PROGRESS_PIPE, relayCommand, ROOM } from './relay-command.ts';
import { isWorthKnocking, relayFault, type RelayOutcome } from './relay-fault.ts';
import { slateArgs, type Slate } from './slate.ts';
import type { Target } from './target.ts';

export interface RelayPorts {
  readonly clock: Clock;
  readonly files: Files;
  readonly processes: Processes;
  readonly reach: Reach;
  readonly random: Random;
}

/** What one run of a relay is made with. */
export interface RelaySpec {
  readonly ffmpeg: string;
  readonly target: Target;
  /** What to send; null: a slate. */
  readonly stream: EncodedStream | null;
  /** What a slate shows. */
  readonly slate: Slate;
  /** For the files that it reads: options that are kept off the process list, and the text of a slate. */
  readonly optionsFolder: string;
  readonly caFile: string | null;
}

/** A server gets this long to let us in, and a connection may be this long without moving. */
const QUIET_MS = 10_000;
/** Data that was handed over this recently should have been sent by now. */
const RECENT_MS = 4000;
const PATIENCE_MS = 1500;
const KNOCK_MS = 3000;

/**
 * One connection to one target, from its first byte to its last: a process of its own that copies what the recording
 * encodes.
 *
 * The other way would be the tee muxer with a queue per endpoint in the recording's process. `npm run bench -- live` weighs
 * both. Recording at 1920×1080 on two cores, three runs while other work kept them busy (load 3 to 9): CPU time 1.02 against
 * 1.00 times that of recording only (a pair of relays takes under 1 % of a core, this process about as much to feed them),
 * back 1.0 to 1.5 s against 0.95 s after the server (at most 1.9 against 1.0), 0.33 s against 0.17 s from the making of a
 * picture to the server, no picture missing in the file either way. What decides: with a frozen server the tee needed 1.3 to
 * 45 s to end the recording's own process, by how full the server's buffers were. Its endpoints are fixed when that begins, it
 * cannot take the sound from another process, and its keys stand on the process list.
 */
export class RelayRun {
  /** Settles when it is over; null: the stream came to its end, or `stop` was called. */
  readonly ended: Promise<Fault | null>;
  private readonly optionsFile: string;
  private readonly textFile: string;
  private child: ChildProcess | null = null;
  private readonly over = new AbortController();
  private fedBytes = 0;
  private fedAtMs = 0;
  private firstSentMs: number | null = null;
  private watch: Timer | null = null;
  private wasQuiet = false;
  private streamEnded = false;

  constructor(
    private readonly ports: RelayPorts,
    private readonly spec: RelaySpec,
    /** Called with the bytes sent so far, about twice a second. */
    private readonly sent: (bytes: number) => void,
  ) {
    const name = Buffer.from(ports.random.bytes(8)).toString('hex');
    this.optionsFile = join(spec.optionsFolder, `${name}.options`);
    this.textFile = join(spec.optionsFolder, `${name}.txt`);
    this.ended = this.run();
  }

  /** Ends it, gently first. How it went is told by `ended`. */
  async stop(): Promise<void> {
    this.over.abort();
    if (this.child) await endChild(this.child, this.ports.clock, PATIENCE_MS);
    await this.ended.catch(() => undefined);
  }

  private async run(): Promise<Fault | null> {
    const { files, processes } = this.ports;
    const { target, stream, slate, optionsFolder, caFile, ffmpeg: file } = this.spec;
    const { optionsFile, textFile } = this;
    const input = stream === null ? slateArgs(slate, basename(textFile)) : ROOM;
    const { args, options, secrets } = relayCommand(target, input, optionsFile, caFile);
    try {
      await files.makeDir(optionsFolder);
      await files.writeAtomic(optionsFile, options, 'private');
      if (stream === null && slate.text !== null) await files.writeAtomic(textFile, slate.text, 'private');
      if (this.over.signal.aborted) return null;
      const child = processes.spawn({ file, args, secrets, cwd: optionsFolder, extraPipes: 1 });
      this.child = child;
      this.watch = this.ports.clock.after(QUIET_MS, () => this.onQuiet());
      const [end] = await Promise.all([child.ended, this.feed(child), this.readProgress(child)]);
      this.watch.cancel();
      return await this.outcome(end);
    } catch (e) {
      this.over.abort();
      if (this.child) await endChild(this.child, this.ports.clock, PATIENCE_MS);
      throw e;
    } finally {
      this.watch?.cancel();
      await files.remove(optionsFile);
      await files.remove(textFile);
    }
  }

  private async outcome(end: ProcessEnd): Promise<Fault | null> {
    const { reach, clock } = this.ports;
    const { target, caFile } = this.spec;
    if (this.over.signal.aborted || this.streamEnded) return null;
    const sentForMs = this.firstSentMs === null ? null : clock.monotonicMs() - this.firstSentMs;
    const outcome: RelayOutcome = { end, sentForMs, wasQuiet: this.wasQuiet };
    const tls = target.protocol === 'rtmps' ? { caFile } : null;
    const knock = isWorthKnocking(outcome, target)
      ? await reach.knock({ host: target.host, port: target.port, tls }, KNOCK_MS)
      : null;
    return relayFault(outcome, knock, target);
  }

  private async feed(child: ChildProcess): Promise<void> {
    const { stream } = this.spec;
    if (stream === null) return;
    await child.feed(this.counted(stream));
  }

  private async *counted(stream: EncodedStream): AsyncIterable<Uint8Array> {
    for await (const piece of stream.pieces(this.over.signal)) {
      this.fedBytes += piece.length;
      this.fedAtMs = this.ports.clock.monotonicMs();
      yield piece;
    }
    this.streamEnded = true;
  }

  private async readProgress(child: ChildProcess): Promise<void> {
    const reader = new ProgressReader();
    for await (const line of lines(child.pipe(PROGRESS_PIPE))) {
      const progress = reader.line(line);
      if (progress === null || (progress.bytes ?? progress.outMs ?? 0) === 0) continue;
      if (this.firstSentMs === null) {
        this.firstSentMs = this.ports.clock.monotonicMs();
        await this.ports.files.remove(this.optionsFile);
      }
      this.watch?.cancel();
      if (!this.over.signal.aborted) this.watch = this.ports.clock.after(QUIET_MS, () => this.onQuiet());
      this.sent(progress.bytes ?? this.fedBytes);
    }
  }

  /** Nothing was sent for a while: is it the server, or has the source nothing to send? */
  private onQuiet(): void {
    const { stream } = this.spec;
    const { clock } = this.ports;
    const wasFed = this.firstSentMs === null ? this.fedBytes > 0 : clock.monotonicMs() - this.fedAtMs < RECENT_MS;
    if (stream !== null && stream.waitsFor === 'source' && !wasFed) {
      this.watch = clock.after(QUIET_MS, () => this.onQuiet());
      return;
    }
    this.wasQuiet = true;
    if (this.child) void endChild(this.child, clock, PATIENCE_MS);
  }
}
