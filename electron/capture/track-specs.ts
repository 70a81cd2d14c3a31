import type { TrackId } from '../../shared/domain/ids.ts';
import type { RecordingFrame } from '../../shared/domain/recording.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { CaptureSettings, ProfileSettings, SourceSettings, TrackSettings } from '../../shared/settings/capture.ts';

/** A track with the sources that its settings name: all that decides what is captured. */
export interface TrackSpec {
  readonly track: TrackSettings;
  readonly video: SourceSettings | null;
  readonly audio: SourceSettings | null;
}

/** What one process captures of a track: its picture or its sound. `picture` has both when both come from one stream. */
export type Strand = 'picture' | 'sound';

/**
 * The processes of a track, one per source, so that a lost microphone does not stop the camera. Sources that are
 * captured by both tracks are the same process when `spec` is the same but for the track's name.
 */
export function strandsOf(spec: TrackSpec): readonly { readonly strand: Strand; readonly spec: TrackSpec }[] {
  const { video, audio } = spec;
  if (video && video.id === audio?.id && isOneStream(video)) return [{ strand: 'picture', spec }];
  return [
    ...(video ? [{ strand: 'picture' as const, spec: { ...spec, audio: null } }] : []),
    ...(audio ? [{ strand: 'sound' as const, spec: { ...spec, video: null } }] : []),
  ];
}

/** Picture and sound of a stream can only be opened together. */
const isOneStream = (source: SourceSettings): boolean => source.kind === 'rtsp' || source.kind === 'network';

/**
 * The tracks of a profile with their sources. A track whose sources are all gone from the settings is left out; one that
 * lost its picture or its sound keeps the other. Throws FaultError `no-source` when nothing is left.
 */
export function trackSpecs(
  { sources }: { readonly sources: readonly SourceSettings[] },
  profile: ProfileSettings,
): readonly TrackSpec[] {
  const source = (id: string | null): SourceSettings | null => sources.find((s) => s.id === id) ?? null;
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

/** The strands that each track of a recording should have; none when the settings do not know it any more. */
export function expectedStrands(
  settings: CaptureSettings,
  frame: RecordingFrame,
): (trackId: TrackId) => readonly Strand[] {
  const specs = specsOrNone(settings, frame);
  return (trackId) => {
    const spec = specs.find((s) => s.track.id === trackId);
    return spec ? strandsOf(spec).map((s) => s.strand) : [];
  };
}

/** Like `recordingSpecs`, but empty for a recording whose profile or sources are not in the settings any more. */
export function specsOrNone(settings: CaptureSettings, frame: RecordingFrame): readonly TrackSpec[] {
  try {
    return recordingSpecs(settings, frame);
  } catch (e) {
    if (e instanceof FaultError) return [];
    throw e;
  }
}
