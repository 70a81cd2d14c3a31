import {
  trackSchema,
  type CaptureSettings,
  type ProfileSettings,
  type SourceSettings,
} from '../../shared/settings/capture.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { Ring, RingUser } from './ring/ring.ts';
import type { Rings } from './ring/rings.ts';
import { strandsOf, trackSpecs, type TrackSpec } from './track-specs.ts';

/** What nobody asked for again within this time is closed. */
const LEASE_MS = 20_000;

/** Holds sources open while somebody looks at them. */
export class Showing {
  private readonly user: RingUser = { take: () => Promise.resolve(), lost: () => undefined };
  private shown = new Set<Ring>();
  private timer: Timer | null = null;

  constructor(
    private readonly parts: { readonly clock: Clock; readonly rings: Rings; readonly settings: () => CaptureSettings },
  ) {}

  /** Opens what a profile has as it would be recorded, so that a recording finds it open, and the other sources small. */
  show(profile: ProfileSettings | null): void {
    const { clock, rings, settings } = this.parts;
    const wanted = new Set(shownSpecs(settings(), profile).map((spec) => rings.ringFor(spec)));
    const before = this.shown;
    this.shown = wanted;
    for (const ring of wanted) if (!before.has(ring)) ring.acquire(this.user);
    void Promise.all([...before].filter((r) => !wanted.has(r)).map((r) => r.release(this.user)));
    this.timer?.cancel();
    this.timer = clock.after(LEASE_MS, () => void this.end());
  }

  /** Resolves when everything that nobody else holds is closed. */
  async end(): Promise<void> {
    this.timer?.cancel();
    const before = this.shown;
    this.shown = new Set();
    await Promise.all([...before].map((ring) => ring.release(this.user)));
  }
}

function shownSpecs(settings: CaptureSettings, profile: ProfileSettings | null): readonly TrackSpec[] {
  const used = profile === null ? [] : trackSpecs(settings, profile).flatMap((s) => strandsOf(s).map((x) => x.spec));
  const ids = new Set(used.flatMap((s) => [s.video?.id, s.audio?.id]));
  return [...used, ...settings.sources.filter((s) => !ids.has(s.id)).map(alone)];
}

/** A source that no track has, cheaply. */
function alone(source: SourceSettings): TrackSpec {
  const isSound = source.kind === 'microphone';
  const track = trackSchema.parse({
    ...{ id: 'shown', label: source.label, video: isSound ? null : source.id, audio: isSound ? source.id : null },
    ...{ width: 640, height: 360, fps: 15, preset: 'ultrafast', encoder: 'x264', videoKbps: 500 },
  });
  return { track, video: isSound ? null : source, audio: isSound ? source : null };
}
