import type { ProfileSettings, TrackSettings } from '../../shared/settings/capture.ts';
import type { PushRate } from '../../shared/settings/live.ts';

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

/** Cost of a preset against the quickest, as measured with libx264 at 1080p. */
const PRESET_COST: Readonly<Record<TrackSettings['preset'], number>> = {
  ultrafast: 1,
  superfast: 1.6,
  veryfast: 2.6,
  faster: 3.4,
};

/**
 * The first lighter profile that should fit, when this one was measured to take `load` of the PC and `most` is allowed: by
 * the number of pixels and the preset. Null when not even the lightest would.
 */
export function fittingProfile(profile: ProfileSettings, load: number, most: number): ProfileSettings | null {
  for (let next = lighterProfile(profile); next !== null; next = lighterProfile(next)) {
    if ((load * costOf(next)) / costOf(profile) <= most) return next;
  }
  return null;
}

const costOf = ({ tracks }: ProfileSettings): number =>
  tracks.reduce((sum, t) => sum + (t.video === null ? 0 : t.width * t.height * t.fps * PRESET_COST[t.preset]), 0);

/** Anything less is not worth watching. */
const LEAST_KBPS = 300;

/**
 * The rate of the largest smaller picture that should fit beside a recording that takes `alone` of the PC, when both were
 * measured to take `load` and `most` is allowed; bits per pixel go down with it no faster than its width. `lines` is the
 * height of the recording's picture. Null when none would.
 */
export function fittingRate(
  rate: PushRate,
  lines: number,
  { alone, load, most }: { readonly alone: number; readonly load: number; readonly most: number },
): PushRate | null {
  const now = Math.min(rate.height ?? lines, lines);
  for (const height of HEIGHTS.filter((h) => h < now)) {
    const share = height / now;
    if (alone + (load - alone) * share ** 2 > most) continue;
    return { height, videoKbps: Math.min(rate.videoKbps, Math.max(LEAST_KBPS, Math.round(rate.videoKbps * share))) };
  }
  return null;
}
