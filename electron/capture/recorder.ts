import { dirname } from 'node:path';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import type { RecordingId, SourceId } from '../../shared/domain/ids.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import { hasDevice } from '../../shared/domain/transitions.ts';
import type { CaptureVitals } from '../../shared/domain/vitals.ts';
import type { CaptureSettings } from '../../shared/settings/capture.ts';
import type { PushRate } from '../../shared/settings/live.ts';
import type { SourceLogin } from '../../shared/settings/source-address.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import type { Processes } from '../ports/processes.ts';
import type { Platform } from './argv/inputs.ts';
import { secondEncodeArgs } from './argv/second-encode.ts';
import { Capturing } from './capturing.ts';
import type { Capturable } from './devices/capturable.ts';
import { DeviceWatch } from './devices/device-watch.ts';
import type { FfmpegTools } from '../ffmpeg/find-ffmpeg.ts';
import { Finishing } from './finishing.ts';
import { GrowingFiles } from './growing/growing-files.ts';
import { Claims } from './join/claims.ts';
import { Joiner } from './join/joiner.ts';
import { captureVitals } from './observe/vitals.ts';
import { endsOfOpenParts, setRingsAside, takeOver } from './recovery.ts';
import { diskFault } from './ring/disk-fault.ts';
import { DiskPace } from './ring/disk-pace.ts';
import { Rings } from './ring/rings.ts';
import type { EncodeCommand } from './second-encode/encode-run.ts';
import { SecondEncode } from './second-encode/second-encode.ts';
import { SourceOpener } from './source-opener.ts';
import { Tap, type TapSpan } from './tap/tap.ts';
import { CaptureTools } from './tools.ts';
import { Trials } from './trials.ts';
import { settledAt } from './wanted.ts';

/** Everything that the capture stage needs of the world. */
export interface RecorderPorts {
  readonly clock: Clock;
  readonly files: Files;
  readonly processes: Processes;
  readonly log: Log;
  readonly ledger: Ledger;
}

/** How the recorder is set up; asked anew each time, since settings may change. */
export interface RecorderSetup {
  readonly platform: Platform;
  readonly settings: () => CaptureSettings;
  /** The ffmpeg at hand. Throws FaultError `ffmpeg-missing`. */
  readonly findFfmpeg: () => Promise<FfmpegTools>;
  /** The login of a network source. Throws FaultError `secrets-unavailable`. */
  readonly loginOf: (sourceId: string) => Promise<SourceLogin | null>;
  /** Lists what is plugged in. Throws FaultError `ffmpeg-missing`. */
  readonly devices: () => Promise<readonly Capturable[]>;
  /** Folder for the rings; on the same disk as the recordings, so that segments can be linked. */
  readonly ringsDir: () => string;
  /** IANA zone of the room, whose wall clock chapters are named by. */
  readonly zone: () => string;
  /** Whether a recording under way is to be sent ahead. */
  readonly isSentAhead: (recording: Recording) => boolean;
}

/** A source that is behind by more is a fault of its own. */
const SETTLED_AFTER_MS = 20_000;
const LOOK_EVERY_MS = 5000;

/**
 * The capture stage. It tells the ledger `arming-began`, `capture-began`, `part-began`, `part-ended`, `interrupted`,
 * `joining-began`, `captured` and `failed`; all other facts are the engine's, which calls `reconsider` after telling
 * them. Begins and ends by itself at the window's instants; never waits for a network.
 */
export class Recorder {
  /** What is tried without an event. */
  readonly trials: Trials;
  /** What can be sent of recordings under way. */
  readonly growing: GrowingFiles;
  private readonly rings: Rings;
  private readonly pace: DiskPace;
  private readonly tools: CaptureTools;
  private readonly finishing: Finishing;
  private readonly watch: DeviceWatch;
  private readonly underWay = new Map<RecordingId, Capturing>();
  private readonly work = new Set<Promise<void>>();
  private readonly closing = new AbortController();
  private readonly listeners = new Set<() => void>();
  private takenOver: Promise<void> = Promise.resolve();

  constructor(
    private readonly ports: RecorderPorts,
    private readonly setup: RecorderSetup,
  ) {
    const keepMs = (): number => setup.settings().prerollSeconds * 1000;
    this.tools = new CaptureTools(ports, setup.platform, setup.findFfmpeg);
    const { devices: list, loginOf, platform } = setup;
    const changed = (): void => {
      for (const listener of this.listeners) listener();
    };
    const sources = (): CaptureSettings['sources'] => setup.settings().sources;
    this.watch = new DeviceWatch({ ...ports, platform, sources, list, changed });
    const plugged = (): readonly Capturable[] | null => this.watch.latest();
    const opener = new SourceOpener({ ...ports, platform, tools: this.tools, loginOf, plugged });
    const joiner = new Joiner(ports.files, ports.processes, ports.clock);
    this.finishing = new Finishing(ports, joiner, this.tools, setup.settings, () => this.underWay.size > 0, setup.zone);
    this.pace = new DiskPace(ports, () => dirname(setup.ringsDir()), changed);
    this.rings = new Rings(
      { ...ports, pace: this.pace },
      setup.ringsDir,
      (spec, dir) => opener.open(spec, dir),
      keepMs,
      changed,
    );
    this.growing = new GrowingFiles({
      ...{ ...ports, isWanted: setup.isSentAhead, lagMs: SETTLED_AFTER_MS, lookEveryMs: LOOK_EVERY_MS },
      isDiskSlow: () => this.pace.fault() !== null,
    });
    this.trials = new Trials({
      ...{ ...ports, ...setup, rings: this.rings, tools: this.tools },
      dir: () => `${setup.ringsDir()}.test`,
      // Nothing is opened any more once this is closing: nobody would close it.
      isBusy: () => this.underWay.size > 0 || this.closing.signal.aborted,
    });
  }

  /**
   * To be called once, before anything else: ends processes of an earlier run, takes what they recorded meanwhile, and
   * goes on with what was under way. A recording whose window has not ended gets a new part, the others are joined.
   */
  async recover(): Promise<void> {
    const { files, ledger, log, processes } = this.ports;
    this.watch.start();
    const recordings = [...ledger.state().recordings.values()];
    const left = recordings.filter((r) => hasDevice(r.state));
    const report = (e: unknown): void => log.error('Rings could not be taken over', { error: String(e) });
    const aside = `${this.setup.ringsDir()}.left`;
    await setRingsAside(this.setup.ringsDir(), aside, { files, processes, log }).catch(report);
    // New parts begin at once; what the old processes left is taken meanwhile, and before anything is joined.
    this.takenOver = takeOver(aside, left, this.setup.settings(), files).catch(report);
    for (const recording of left) this.goOn(recording);
    for (const { id } of recordings.filter((r) => r.state === 'joining')) this.begin(this.join(id));
    await this.takenOver;
    for (const recording of left) ledger.tell(recording.id, ...(await endsOfOpenParts(recording, files)));
    const joined = recordings.filter((r) => r.state === 'captured' || r.state === 'uploading');
    for (const { dir } of joined) await new Claims(files, dir).wipe();
    if (!this.closing.signal.aborted) this.growing.start();
  }

  private goOn(recording: Recording): void {
    const { id } = recording;
    const end = settledAt(recording, this.setup.settings().undoStopSeconds * 1000);
    if (this.ports.clock.now() < end) this.capture(id, true);
    else this.begin(this.join(id));
  }

  /**
   * Opens the sources of a recording that is `scheduled`, best `armSeconds` before its window. When the window has begun
   * already, what the ring still holds of it is taken (pre-roll), else it begins with the first key frame.
   */
  arm(id: RecordingId): void {
    this.capture(id, false);
  }

  /**
   * The engine told a new window, pause, resume, stop or undone stop, cancelled the recording, or retries a failed join:
   * does what follows from it. Never touches a running source.
   */
  reconsider(id: RecordingId): void {
    const recording = this.recordingOf(id);
    const capturing = this.underWay.get(id);
    if (recording.state === 'joining' && !capturing) this.begin(this.join(id));
    else if (hasDevice(recording.state)) capturing?.reconsider();
    else if (capturing && recording.state === 'cancelled') this.begin(capturing.abandon());
  }

  /** The PC slept: opens every source anew, since what they gave meanwhile is nothing. To be called when it woke up. */
  resumed(): void {
    this.rings.renew();
  }

  vitals(): CaptureVitals {
    const isMissing = (id: string): boolean => this.watch.isMissing(id);
    return captureVitals(this.setup.settings().sources, this.rings.all(), this.underWay, isMissing, this.pace.fault());
  }

  /** Calls back whenever levels, previews or states changed: twelve times a second while a sound is captured. */
  onVitals(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The newest preview of a source as JPEG; null while there is none. */
  preview(sourceId: SourceId): Promise<Uint8Array | null> {
    const ring = this.rings.all().find((r) => r.spec.video?.id === sourceId && r.watch?.preview);
    return Promise.resolve(ring?.watch?.preview ?? null);
  }

  /** Takes the sound of every recording under way from the source that its track has by the settings now. */
  followSound(): void {
    for (const capturing of this.underWay.values()) capturing.followSound();
  }

  /** Reads a recording's stream while it is being written; null when it is not under way. */
  tap(id: RecordingId, span: TapSpan): Tap | null {
    const pushed = this.underWay.get(id)?.pushed() ?? [];
    return pushed.length === 0 ? null : new Tap(pushed, this.ports, span);
  }

  /**
   * Encodes a recording's stream a second time while somebody reads it, without taking from the capture. `span` is asked
   * whenever that begins; `failed` is told when this PC does not keep up, or the encoder breaks.
   */
  encodeAgain(id: RecordingId, rate: PushRate, span: () => TapSpan, failed: (why: Fault) => void): SecondEncode {
    const command = async (): Promise<EncodeCommand> => {
      const { ffmpeg, version } = await this.tools.find();
      const track = this.underWay.get(id)?.pushed()[0]?.().spec.track;
      return { file: ffmpeg, args: secondEncodeArgs(rate, track?.fps ?? 30, version) };
    };
    return new SecondEncode(this.ports, () => this.tap(id, span()), command, failed);
  }

  /** Ends every child without joining; recordings under way are continued by the next start. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.watch.stop();
    await this.trials.endShow();
    await this.growing.stop();
    await Promise.all([...this.underWay.values()].map((c) => c.abandon()));
    await Promise.all(this.work);
    await this.rings.closed();
  }

  private capture(id: RecordingId, continued: boolean): void {
    if (this.underWay.has(id) || this.closing.signal.aborted) return;
    try {
      const capturing = new Capturing(id, this.rings, this.setup.settings, this.ports, continued);
      this.underWay.set(id, capturing);
      this.begin(this.followUp(id, capturing));
      capturing.begin();
      this.begin(this.trials.endShow());
    } catch (e) {
      this.finishing.fail(id, diskFault(e, this.recordingOf(id).dir));
    }
  }

  private async followUp(id: RecordingId, capturing: Capturing): Promise<void> {
    const how = await capturing.done;
    this.underWay.delete(id);
    if (how === 'complete') await this.join(id);
  }

  /** Joins once everything of an earlier run is taken over. */
  private async join(id: RecordingId): Promise<void> {
    await this.takenOver;
    await this.finishing.finish(() => this.recordingOf(id), this.closing.signal);
  }

  private recordingOf(id: RecordingId): Recording {
    const recording = this.ports.ledger.state().recordings.get(id);
    if (!recording) throw new FaultError(fault('internal-error', { where: 'recorder' }));
    return recording;
  }

  /** Remembers work until it is done, so that `close` can wait for it. */
  private begin(work: Promise<void>): void {
    const tracked = work
      .catch((e: unknown) => this.ports.log.error('The capture stage met an error', { error: String(e) }))
      .finally(() => this.work.delete(tracked));
    this.work.add(tracked);
  }
}
