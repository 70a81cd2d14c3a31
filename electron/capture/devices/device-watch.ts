import type { SourceId } from '../../../shared/domain/ids.ts';
import type { SourceSettings } from '../../../shared/settings/capture.ts';
import type { Clock, Timer } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Platform } from '../argv/inputs.ts';
import type { Capturable } from './capturable.ts';
import { deviceOf, hasIdentity } from './identity.ts';

/** Often enough that a device that was pulled out is noticed within ten seconds. */
const LOOK_EVERY_MS = 6000;

export interface DeviceWatchParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly platform: Platform;
  readonly sources: () => readonly SourceSettings[];
  /** Lists what is plugged in. Throws FaultError `ffmpeg-missing`. */
  readonly list: () => Promise<readonly Capturable[]>;
  /** Called when a configured source went away or came back. */
  readonly changed: () => void;
}

/** Notices devices that are pulled out and plugged in. Looks only while a source is set up that can be told apart. */
export class DeviceWatch {
  private plugged: readonly Capturable[] | null = null;
  private gone: ReadonlySet<string> = new Set();
  private timer: Timer | null = null;
  private looking: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly parts: DeviceWatchParts) {}

  start(): void {
    this.looking = this.look();
  }

  /** Resolves when no look is under way any more. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.timer?.cancel();
    await this.looking;
  }

  /** The devices at the last look; null before the first. */
  latest(): readonly Capturable[] | null {
    return this.plugged;
  }

  /** Whether a configured source was not plugged in at the last look. */
  isMissing(id: SourceId | string): boolean {
    return this.gone.has(id);
  }

  private async look(): Promise<void> {
    const { clock, list, log, platform, sources } = this.parts;
    const watched = sources().filter((s) => hasIdentity(s, platform));
    try {
      const plugged = watched.length === 0 ? null : await list();
      this.plugged = plugged;
      this.settle(plugged === null ? [] : watched.filter((s) => deviceOf(s, plugged) === null));
    } catch (e) {
      log.warn('The devices could not be listed', { error: String(e) });
    }
    if (!this.stopped) this.timer = clock.after(LOOK_EVERY_MS, () => this.start());
  }

  private settle(missing: readonly SourceSettings[]): void {
    const gone = new Set(missing.map((s) => s.id));
    const hasChanged = gone.size !== this.gone.size || missing.some((s) => !this.gone.has(s.id));
    this.gone = gone;
    if (!hasChanged) return;
    this.parts.log.info('Devices were plugged in or out', { missing: missing.map((s) => s.label) });
    this.parts.changed();
  }
}
