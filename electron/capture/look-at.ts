import type { TrackId } from '../../shared/domain/ids.ts';
import type { Fault } from '../../shared/faults/fault.ts';
import type { CaptureSettings, ProfileSettings } from '../../shared/settings/capture.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ring } from './ring/ring.ts';
import type { Rings } from './ring/rings.ts';
import type { Segment } from './ring/segment.ts';
import { strandsOf, trackSpecs, type Strand, type TrackSpec } from './track-specs.ts';

/** A source that has not delivered by then has failed. */
const PATIENCE_MS = 20_000;
/** Stamps of a segment are rounded. */
const ROUNDING_MS = 50;

/** One process of a track, while it is looked at. */
export interface Looked {
  readonly trackId: TrackId;
  readonly strand: Strand;
  readonly spec: TrackSpec;
  readonly ring: Ring;
  /** What it delivered so far. */
  readonly segments: readonly Segment[];
  /** Why it stopped last, or could not be opened. */
  readonly fault: Fault | null;
}

export interface LookOptions {
  /** Each source is looked at for this long, once it delivers. */
  readonly seconds: number;
  /** Takes what it wants of each segment, before it may be trimmed. */
  readonly take?: (one: Looked, segment: Segment) => Promise<void>;
}

/**
 * Opens all sources of a profile together until each delivered enough or failed, and gives what `conclude` makes of them
 * while they are still open. What a recording holds is only looked at. Throws FaultError `no-source`.
 */
export async function lookAt<T>(
  profile: ProfileSettings,
  settings: CaptureSettings,
  { rings, clock }: { readonly rings: Rings; readonly clock: Clock },
  { seconds, take }: LookOptions,
  conclude: (looked: readonly Looked[]) => Promise<T>,
): Promise<T> {
  const strands = trackSpecs(settings, profile).flatMap((spec) =>
    strandsOf(spec).map((s) => ({ ...s, trackId: spec.track.id as TrackId })),
  );
  let settle = (): void => undefined;
  const done = new Promise<void>((resolve) => (settle = resolve));
  const timer = clock.after(PATIENCE_MS, settle);
  const looked = strands.map(({ strand, spec, trackId }) => {
    const one = {
      trackId,
      strand,
      spec,
      ring: rings.ringFor(spec),
      segments: [] as Segment[],
      fault: null as Fault | null,
    };
    const isSettled = (): boolean => looked.every(({ one: l }) => hasEnough(l, seconds));
    const user = {
      take: async (segment: Segment): Promise<void> => {
        if (deliveredMs(one) < seconds * 1000 - ROUNDING_MS) {
          await take?.(one, segment);
          one.segments.push(segment);
        }
        if (isSettled()) settle();
      },
      lost: (why: Fault): void => {
        one.fault = why;
        if (isSettled()) settle();
      },
    };
    return { one, user };
  });
  for (const { one, user } of looked) one.ring.acquire(user);
  try {
    await done;
    return await conclude(looked.map(({ one }) => one));
  } finally {
    timer.cancel();
    await Promise.all(looked.map(({ one, user }) => one.ring.release(user)));
  }
}

/** How much it delivered; the first segments of a sound may be as short as a frame. */
const deliveredMs = ({ segments }: Pick<Looked, 'segments'>): number =>
  segments.reduce((sum, s) => sum + (s.end - s.start), 0);

/** Enough was seen of it, or it could not even be opened. */
const hasEnough = ({ segments, fault }: Looked, seconds: number): boolean =>
  deliveredMs({ segments }) >= seconds * 1000 - ROUNDING_MS || (segments.length === 0 && fault !== null);
