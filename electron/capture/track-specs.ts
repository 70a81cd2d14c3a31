import type { RecordingFrame } from '../../shared/domain/recording.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { CaptureSettings, ProfileSettings, SourceSettings } from '../../shared/settings/capture.ts';
import type { TrackSpec } from './argv/ring.ts';

/**
 * The tracks of a profile with their sources. A track whose sources are all gone from the settings is left out; one that
 * lost its picture or its sound keeps the other. Throws FaultError `no-source` when nothing is left.
 */
export function trackSpecs(settings: CaptureSettings, profile: ProfileSettings): readonly TrackSpec[] {
  const source = (id: string | null): SourceSettings | null => settings.sources.find((s) => s.id === id) ?? null;
  const specs = profile.tracks
    .map((track) => ({ track, video: source(track.video), audio: source(track.audio) }))
    .filter((spec) => spec.video !== null || spec.audio !== null);
  if (specs.length === 0) throw new FaultError(fault('no-source'));
  return specs;
}

/** The same for a recording: only its own tracks, of the profile that it was opened with. */
export function recordingSpecs(settings: CaptureSettings, frame: RecordingFrame): readonly TrackSpec[] {
  const profile = settings.profiles.find((p) => p.name === frame.profileName) ?? settings.profiles[0];
  if (!profile) throw new FaultError(fault('no-source'));
  const specs = trackSpecs(settings, profile).filter((s) => frame.trackIds.some((id) => id === s.track.id));
  if (specs.length === 0) throw new FaultError(fault('no-source'));
  return specs;
}
