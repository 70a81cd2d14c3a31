import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { RecordingFrame } from '../../shared/domain/recording.ts';
import type { Reason } from '../../shared/domain/slot.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import { profileFor, trackIdsOf } from './profiles.ts';
import { folderName, newRecordingId } from './recording-name.ts';

/** What a recording is opened for. */
export interface Opening {
  readonly occurrence: Occurrence;
  readonly window: Span;
  readonly origin: RecordingFrame['origin'];
  readonly because: readonly Reason[];
}

/** Makes the frames of new recordings: id, folder, profile. */
export class Opener {
  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly settings: () => Settings,
    /** Where recordings go when the settings name no folder. */
    private readonly defaultFolder: string,
    private readonly hostZone: string,
    private readonly joinPath: (...parts: readonly string[]) => string,
  ) {}

  /** The folder under which recordings are kept. */
  folder(): string {
    return this.settings().capture.folder ?? this.defaultFolder;
  }

  /** The frame of a recording that is to be captured. Throws FaultError `no-source`. */
  frame(opening: Opening): RecordingFrame {
    const profile = profileFor(opening.occurrence.kind, this.settings());
    return { ...this.bare(opening), profileName: profile.name, trackIds: trackIdsOf(profile) };
  }

  /** The frame of a recording that nothing is captured for: missed, skipped, cancelled. */
  bare({ occurrence, window, origin, because }: Opening): RecordingFrame {
    const now = this.clock.now();
    const id: RecordingId = newRecordingId(now, this.random);
    const zone = this.settings().console.zone ?? this.hostZone;
    return {
      id,
      occurrence,
      window,
      dir: this.joinPath(this.folder(), folderName(id, occurrence.title, window.start, zone)),
      profileName: '',
      trackIds: [],
      origin,
      because,
      openedAt: now,
      pauses: [],
      stoppedAt: null,
    };
  }
}
