import type { ProfileSettings } from '../../shared/settings/capture.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { DiskView } from '../../shared/ipc/snapshot.ts';
import type { Files } from '../ports/files.ts';
import type { Clock, Timer } from '../ports/clock.ts';

const LOOK_EVERY_MS = 10_000;

/** Keeps an eye on the disk that recordings go to. */
export class DiskWatch {
  private latest: DiskView | null = null;
  private timer: Timer | null = null;
  private stopped = false;

  constructor(
    private readonly files: Files,
    private readonly clock: Clock,
    private readonly folder: () => string,
    private readonly settings: () => Settings,
  ) {}

  /** As of the last look; null before the first, or when the disk cannot be asked. */
  view(): DiskView | null {
    return this.latest;
  }

  async look(): Promise<void> {
    this.timer?.cancel();
    const folder = this.folder();
    const freeBytes = await this.files.freeBytes(folder).catch(() => null);
    this.latest =
      freeBytes === null ? null : { folder, freeBytes, hoursLeft: freeBytes / bytesPerHour(this.settings()) };
    if (!this.stopped) this.timer = this.clock.after(LOOK_EVERY_MS, () => void this.look());
  }

  stop(): void {
    this.stopped = true;
    this.timer?.cancel();
  }
}

/** What a profile writes in an hour at its bitrates; joining needs the same once more. */
export const profileBytesPerHour = ({ tracks }: Pick<ProfileSettings, 'tracks'>): number =>
  (tracks.reduce((sum, t) => sum + kbpsOf(t), 0) * 1000 * 3600) / 8;

const kbpsOf = (t: ProfileSettings['tracks'][number]): number =>
  (t.video === null ? 0 : t.videoKbps) + (t.audio === null ? 0 : t.audioKbps);

/** The same for the hungriest profile, and for a usual one while there is none. */
export const bytesPerHour = ({ capture }: Settings): number =>
  Math.max(USUAL_BYTES_PER_HOUR, ...capture.profiles.map(profileBytesPerHour));

const USUAL_BYTES_PER_HOUR = (6000 * 1000 * 3600) / 8;
