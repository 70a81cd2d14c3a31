import type { ProfileSettings, TrackSettings } from '../../shared/settings/capture.ts';

const PRESETS: readonly TrackSettings['preset'][] = ['faster', 'veryfast', 'superfast', 'ultrafast'];
const HEIGHTS = [2160, 1440, 1080, 720, 540, 360];
const RATES: readonly TrackSettings['fps'][] = [60, 50, 30, 25, 15];

/**
 * The same profile with less work for the PC, one step for each track that can go one: a quicker preset first, which
 * costs bits only, then a smaller picture, then fewer pictures. Null when nothing is left to take away.
 */
export function lighterProfile(profile: ProfileSettings): ProfileSettings | null {
  const tracks = profile.tracks.map((t) => (t.video === null ? null : lighterTrack(t)));
  if (tracks.every((t) => t === null)) return null;
  return { ...profile, tracks: profile.tracks.map((t, i) => tracks[i] ?? t) };
}

function lighterTrack(t: TrackSettings): TrackSettings | null {
  const preset = PRESETS[PRESETS.indexOf(t.preset) + 1];
  if (preset !== undefined) return { ...t, preset };
  const height = HEIGHTS.find((h) => h < t.height);
  if (height !== undefined) return { ...t, height, width: even((t.width * height) / t.height) };
  const fps = RATES.find((r) => r < t.fps);
  return fps === undefined ? null : { ...t, fps };
}

const even = (n: number): number => Math.round(n / 2) * 2;
