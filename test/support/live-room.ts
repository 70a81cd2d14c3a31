import { join } from 'node:path';
import { systemRandom } from '../../electron/adapters/random.ts';
import { NodeReach } from '../../electron/adapters/reach.ts';
import { NodeProcesses } from '../../electron/adapters/node-processes.ts';
import { Broadcaster } from '../../electron/live/broadcaster.ts';
import type { KalturaApi } from '../../electron/kaltura/api.ts';
import type { Processes } from '../../electron/ports/processes.ts';
import type { EntryId, EventId, RecordingId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/instant.ts';
import type { LiveEndpoints } from '../../shared/domain/occurrence.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { BroadcastView } from '../../shared/ipc/broadcast-view.ts';
import { liveSchema, type LiveSettings } from '../../shared/settings/live.ts';
import { awaited } from './awaited.ts';
import { CaptureRoom, smallSettings, type Windowed } from './capture-room.ts';
import { quietLog } from './quiet-log.ts';

const offline = (): Promise<never> => Promise.reject(new FaultError(fault('not-paired')));

/** Kaltura is not there: addresses come from the schedule alone. */
const noKaltura: KalturaApi = { call: offline, fetchText: offline, callMany: offline, sendFile: offline };

/** A room that captures and pushes with real ffmpeg, to the endpoints that the test names. */
export class LiveRoom {
  settings: LiveSettings = liveSchema.parse({});
  api: KalturaApi = noKaltura;
  readonly keys = new Map<string, string>();
  caFile: string | null = null;
  /** Of the relays. */
  ffmpeg = process.env['FFMPEG_BIN'] ?? 'ffmpeg';
  scheduled: LiveEndpoints | null = null;
  readonly broadcaster: Broadcaster;

  private constructor(readonly capture: CaptureRoom) {
    const { clock, ledger } = capture;
    const call: KalturaApi = {
      call: (...args) => this.api.call(...args),
      fetchText: (...args) => this.api.fetchText(...args),
      callMany: (...args) => this.api.callMany(...args),
      sendFile: (...args) => this.api.sendFile(...args),
    };
    const ports = { clock, ledger, files: capture.files, log: quietLog, random: systemRandom };
    this.broadcaster = new Broadcaster(
      { ...ports, processes: new NodeProcesses(), reach: new NodeReach() },
      {
        api: call,
        settings: () => this.settings,
        scheduled: () => this.scheduled,
        keyOf: (id) => Promise.resolve(this.keys.get(id) ?? null),
        openStream: (id, span) => capture.recorder.tap(id, span),
        encodeAgain: (...args) => capture.recorder.encodeAgain(...args),
        ffmpeg: () => Promise.resolve(this.ffmpeg),
        optionsFolder: join(capture.dir, 'relays'),
        caFile: () => this.caFile,
      },
    );
  }

  /** `processes`: of the capture. */
  static async open(settings = smallSettings(), processes?: Processes): Promise<LiveRoom> {
    return new LiveRoom(await CaptureRoom.open(settings, processes));
  }

  async close(): Promise<void> {
    await this.broadcaster.stop();
    await this.capture.close();
  }

  /** Records and pushes for the same window. */
  go(window: Span): RecordingId {
    const id = this.capture.record(window);
    this.push(id, window);
    return id;
  }

  /** Records and pushes for so many seconds, once all sources deliver (see `CaptureRoom.recordFor`). */
  async goFor(seconds: number, entryId: string | null = null): Promise<Windowed> {
    const recorded = await this.capture.recordFor(seconds);
    this.push(recorded.id, recorded.window, entryId);
    return recorded;
  }

  /** Ends recording and push at a whole second in 1 to 2 s; gives their window. */
  endSoon(id: RecordingId): Span {
    const window = this.capture.endSoon(id);
    this.push(id, window, this.view(id).entryId);
    return window;
  }

  push(id: RecordingId, window: Span, entryId: string | null = null): void {
    const about = { eventId: '1' as EventId, title: 'Town hall' };
    this.broadcaster.begin(id, { window, entryId: entryId as EntryId | null, ...about });
  }

  view(id: RecordingId): BroadcastView {
    const view = this.broadcaster.status().find((b) => b.recordingId === id);
    if (!view) throw new Error(`${id} is not pushed`);
    return view;
  }

  /** Resolves when the push looks as `isIt` wants. */
  async until(id: RecordingId, isIt: (view: BroadcastView) => boolean): Promise<BroadcastView> {
    const seen = new Promise<BroadcastView>((resolve) => {
      const look = (): void => {
        const view = this.view(id);
        if (!isIt(view)) return;
        stop();
        resolve(view);
      };
      const stop = this.broadcaster.onStatus(look);
      look();
    });
    return awaited(seen, () => `the push is ${JSON.stringify(this.broadcaster.status())}`);
  }

  /** Resolves when every endpoint is sending. */
  sending(id: RecordingId): Promise<BroadcastView> {
    return this.until(id, (v) => v.endpoints.length > 0 && v.endpoints.every((e) => e.state === 'sending'));
  }
}
