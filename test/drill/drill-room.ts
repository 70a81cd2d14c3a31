import type { RecordingView, Snapshot } from '../../shared/ipc/snapshot.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import type { EventInput } from '../sandbox/scenario/schema.ts';
import { EngineProcess } from '../support/engine-process.ts';
import { engineFolder, pairWithSandbox } from '../support/paired-engine.ts';

/** Time to sync and to open the sources, on a busy PC too. */
const STARTS_IN_SECONDS = 15;
const LASTS_SECONDS = 14;

/** A room with a Kaltura and an engine of its own, in which things go wrong. */
export class DrillRoom {
  private constructor(
    readonly sandbox: Sandbox,
    readonly folder: string,
    private readonly removeFolder: () => Promise<void>,
    private readonly startBy: readonly string[],
    public engine: EngineProcess,
  ) {}

  static async open(startBy: (folder: string) => readonly string[] = () => []): Promise<DrillRoom> {
    const { folder, dispose } = await engineFolder();
    const by = startBy(folder);
    const sandbox = await startSandbox({ scenario: { lifeCycle: { convertSeconds: 0 } } });
    return new DrillRoom(sandbox, folder, dispose, by, await EngineProcess.start(folder, by));
  }

  async close(): Promise<void> {
    await this.engine.quit();
    await this.sandbox.close();
    await this.removeFolder();
  }

  /**
   * Schedules a lecture, pairs the engine and waits until it knows of it. Gives the event's id; of a series, its
   * occurrence's.
   */
  async lecture(lastsSeconds = LASTS_SECONDS, recurrence?: EventInput['recurrence']): Promise<number> {
    const event = { summary: 'PHYS-1', startsInSeconds: STARTS_IN_SECONDS, lastsSeconds, resources: ['room'] };
    this.sandbox.schedule.add(recurrence ? { ...event, recurrence } : event);
    await pairWithSandbox(this.engine, this.sandbox);
    const { slots } = await this.until((s) => s.slots.length > 0);
    return Number(slots[0]?.occurrence.eventId);
  }

  /** Dies as in a power cut, and starts again. */
  async killAndRestart(): Promise<void> {
    await this.engine.kill();
    this.engine = await EngineProcess.start(this.folder, this.startBy);
  }

  until(isIt: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
    return this.engine.until(isIt);
  }

  /** Waits until that much of the lecture is recorded. */
  async recorded(ms: number): Promise<void> {
    await this.until((s) => (s.current?.recordedMs ?? 0) >= ms);
  }

  /** Waits until the only recording is in Kaltura, or has failed for good. Throws when there is another one. */
  async over(): Promise<RecordingView> {
    const { recordings } = await this.until((s) => s.recordings.some((r) => isOver(r)));
    const [recording, ...others] = recordings;
    if (!recording || others.length > 0) throw new Error(`${recordings.length} recordings of one lecture`);
    return recording;
  }

  /** Asks for the schedule now; a room without a network answers with a fault, which is as it should be. */
  async sync(): Promise<void> {
    await this.engine.ask('syncNow', {});
  }
}

const isOver = ({ state, canRetry, fault }: RecordingView): boolean =>
  state === 'uploaded' || (state === 'failed' && canRetry && fault !== null);
