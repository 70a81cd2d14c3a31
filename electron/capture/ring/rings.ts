import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { TrackSpec } from '../argv/ring.ts';
import { Ring, type FindFfmpeg, type RingPorts } from './ring.ts';

/**
 * The rings of this device, one per track and settings. Two recordings of the same profile share theirs, so that events
 * without a gap between them share a running source.
 */
export class Rings {
  private readonly rings = new Map<string, Ring>();

  constructor(
    private readonly ports: RingPorts,
    private readonly root: () => string,
    private readonly findFfmpeg: FindFfmpeg,
    private readonly keepMs: () => number,
    private readonly changed: () => void,
  ) {}

  ringFor(spec: TrackSpec): Ring {
    const id = ringIdOf(spec);
    const known = this.rings.get(id);
    if (known) return known;
    const ring = new Ring(spec, join(this.root(), id), this.ports, this.findFfmpeg, this.keepMs, this.changed);
    this.rings.set(id, ring);
    return ring;
  }

  /** Every ring that was ever used since the start. */
  all(): readonly Ring[] {
    return [...this.rings.values()];
  }
}

/** Name of a track's ring: the same as long as nothing changes that decides what is captured. */
export function ringIdOf(spec: TrackSpec): string {
  const essence = JSON.stringify([spec.track, spec.video, spec.audio]);
  return `${spec.track.id}-${createHash('sha256').update(essence).digest('hex').slice(0, 12)}`;
}
