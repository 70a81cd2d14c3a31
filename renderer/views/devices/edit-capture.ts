import type { Capture, Profile, Source, Track } from './use-capture.ts';

/** The first of `name`, `name-2` … that is not taken. */
function freeName(name: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const next = n === 1 ? name : `${name}-${n}`;
    if (!taken.includes(next)) return next;
  }
}

/** A source that is not set up yet. */
export const newSource = ({ sources }: Capture): Source => ({
  id: freeName(
    'source',
    sources.map((s) => s.id),
  ),
  label: '',
  kind: 'camera',
  device: '',
  region: null,
  transport: 'tcp',
});

/** All sources, with this one in its place or added. */
export const changedSource = ({ sources }: Capture, source: Source): Source[] =>
  sources.some((s) => s.id === source.id)
    ? sources.map((s) => (s.id === source.id ? source : s))
    : [...sources, source];

/** The sources without one; what used it has nothing in its place. */
export const withoutSource = ({ sources }: Capture, id: string): Pick<Capture, 'sources'> => ({
  sources: sources.filter((s) => s.id !== id),
});

/** A track for a lecture: 1080p, 30 pictures a second, H.264 and AAC. */
export const newTrack = (profile: Profile, { sources }: Capture): Track => {
  const id = freeName(
    'track',
    profile.tracks.map((t) => t.id),
  );
  const picture = sources.find((s) => s.kind !== 'microphone');
  const sound = sources.find((s) => s.kind === 'microphone');
  return {
    ...{ id, label: picture?.label ?? id, video: picture?.id ?? null, audio: sound?.id ?? null },
    ...{ width: 1920, height: 1080, fps: 30, encoder: 'auto', preset: 'superfast', videoKbps: 6000, audioKbps: 128 },
  };
};

/** A profile that is not set up yet. */
export const newProfile = (capture: Capture, name: string): Profile => {
  const empty = {
    name: freeName(
      name,
      capture.profiles.map((p) => p.name),
    ),
    tracks: [],
  };
  return { ...empty, tracks: [newTrack(empty, capture)] };
};

/** The profile with one of its tracks changed, added or, with null, removed. */
export function withTrack(profile: Profile, id: string, track: Track | null): Profile {
  const isThere = profile.tracks.some((t) => t.id === id);
  const tracks = isThere ? profile.tracks.flatMap((t) => (t.id !== id ? [t] : track ? [track] : [])) : profile.tracks;
  return { ...profile, tracks: !isThere && track ? [...tracks, track] : tracks };
}
