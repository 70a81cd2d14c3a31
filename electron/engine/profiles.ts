import type { TrackId } from '../../shared/domain/ids.ts';
import type { OccurrenceKind } from '../../shared/domain/occurrence.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { ProfileSettings } from '../../shared/settings/capture.ts';
import type { Settings } from '../../shared/settings/settings.ts';

/**
 * The profile for events of a kind: the one that is named in the settings, else the first.
 * Throws FaultError `no-source` when none is set up.
 */
export function profileFor(kind: OccurrenceKind, { capture }: Settings): ProfileSettings {
  const wanted = kind === 'live' ? (capture.liveProfile ?? capture.recordProfile) : capture.recordProfile;
  const profile = capture.profiles.find((p) => p.name === wanted) ?? capture.profiles[0];
  if (!profile) throw new FaultError(fault('no-source'));
  return profile;
}

/** The profile's tracks as ids, the main one first. */
export const trackIdsOf = (profile: ProfileSettings): readonly TrackId[] => profile.tracks.map((t) => t.id as TrackId);
