import { join } from 'node:path';
import { fault, type Fault } from '../../../shared/faults/fault.ts';
import type { Clock, Timer } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import type { Log } from '../../ports/log.ts';

/** Syncs that are under way together: an answer that does not come takes a thread from everything else that reads or writes. */
const AT_ONCE = 2;
/**
 * A segment is told after this time, written or not: one that comes too late is worth less than one that a power cut
 * may take.
 */
const PATIENCE_MS = 2000;
/** A disk that keeps a second of a recording waiting for longer is too slow. */
const SLOW_MS = 4000;
/** In the folder of a run. */
const PROBE_FILE = 'probe';
/** It is said to be too slow for at least this long. */
const CALM_MS = 10_000;

/** Something on its way to the disk. */
interface Waiting {
  readonly write: () => Promise<void>;
  readonly sinceMs: number;
  /** Goes off when it waits for too long. */
  readonly alarm: Timer;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Brings the segments of all rings to the disk, and notices when it does not keep up. */
export class DiskPace {
  private readonly waiting = new Set<Waiting>();
  private queue: Waiting[] = [];
  private atWork = 0;
  private slowAtMs = -Infinity;

  constructor(
    private readonly ports: { readonly clock: Clock; readonly files: Files; readonly log: Log },
    /** The folder that the disk is named by. */
    private readonly folder: () => string,
    /** Called when `fault` has changed. */
    private readonly changed: () => void,
  ) {}

  /**
   * Syncs a file. Resolves when it is on the disk, or at once while the disk is behind, or after 2 s: it is synced
   * all the same. Rejects with Node's error when that comes in time; one that comes later is logged.
   */
  written(path: string): Promise<void> {
    return this.patiently(path, () => this.ports.files.sync(path));
  }

  /** Writes a little into a folder, to see whether its disk takes anything. Resolves and rejects like `written`. */
  probe(dir: string): Promise<void> {
    return this.patiently(dir, () => this.ports.files.writeAtomic(join(dir, PROBE_FILE), ''));
  }

  /** `disk-slow` while the disk does not keep up. */
  fault(): Fault | null {
    const isSlow = this.oldestMs() >= SLOW_MS || this.ports.clock.monotonicMs() - this.slowAtMs < CALM_MS;
    return isSlow ? fault('disk-slow', { folder: this.folder() }) : null;
  }

  private async patiently(path: string, write: () => Promise<void>): Promise<void> {
    const { clock, log } = this.ports;
    const isBehind = this.oldestMs() >= PATIENCE_MS;
    const onDisk = this.add(write);
    let isAwaited = !isBehind;
    onDisk.catch((e: unknown) => {
      if (!isAwaited) log.error('The disk did not take what was written', { path, error: String(e) });
    });
    const over = new AbortController();
    if (isAwaited) await Promise.race([onDisk, clock.sleep(PATIENCE_MS, over.signal)]).finally(() => over.abort());
    isAwaited = false;
  }

  private add(write: () => Promise<void>): Promise<void> {
    const { clock } = this.ports;
    return new Promise((resolve, reject) => {
      const alarm = clock.after(SLOW_MS, () => this.changed());
      const one: Waiting = { write, alarm, sinceMs: clock.monotonicMs(), done: resolve, failed: reject };
      this.waiting.add(one);
      this.queue.push(one);
      this.goOn();
    });
  }

  private goOn(): void {
    for (; this.atWork < AT_ONCE; this.atWork++) {
      const next = this.queue.shift();
      if (!next) return;
      void this.sync(next);
    }
  }

  private async sync(one: Waiting): Promise<void> {
    const { clock } = this.ports;
    await one
      .write()
      .finally(() => one.alarm.cancel())
      .then(one.done, one.failed);
    this.waiting.delete(one);
    if (clock.monotonicMs() - one.sinceMs >= SLOW_MS) this.slowAtMs = clock.monotonicMs();
    this.atWork -= 1;
    this.goOn();
  }

  /** How long the first of those that wait has waited. */
  private oldestMs(): number {
    const [oldest] = this.waiting;
    return oldest === undefined ? 0 : this.ports.clock.monotonicMs() - oldest.sinceMs;
  }
}
