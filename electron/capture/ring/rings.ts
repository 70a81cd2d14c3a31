import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { TrackSpec } from '../track-specs.ts';
import { Ring, type OpenSource, type RingPorts } from './ring.ts';

/**
 * The rings of this device, one per source and settings. Two recordings of the same profile share theirs, so that events
 * without a gap between them share a running source; so do two tracks with the same microphone.
 */
export class Rings {
  private readonly rings = new Map<string, Ring>();

  constructor(
    private readonly ports: RingPorts,
    private readonly root: () => string,
    private readonly openSource: OpenSource,
    private readonly keepMs: () => number,
    private readonly changed: () => void,
  ) {}

  ringFor(spec: TrackSpec): Ring {
    const id = ringIdOf(spec);
    const known = this.rings.get(id);
    if (known) return known;
    const ring = new Ring(spec, join(this.root(), id), this.ports, this.openSource, this.keepMs, this.changed);
    this.rings.set(id, ring);
    return ring;
  }

  /** The PC slept: every source under way is opened anew. */
  renew(): void {
    for (const ring of this.rings.values()) ring.renew();
  }

  /** Resolves when every source that nobody holds any more is closed. */
  async closed(): Promise<void> {
    await Promise.all(this.all().map((ring) => ring.closed()));
  }

  /** Every ring that was ever used since the start. */
  all(): readonly Ring[] {
    return [...this.rings.values()];
  }
}

/** Name of a strand's ring: the same as long as nothing changes that decides what is captured. */
export function ringIdOf({ track, video, audio }: TrackSpec): string {
  const { width, height, fps, encoder, preset, videoKbps, audioKbps } = track;
  const essence = [video && [video, width, height, fps, encoder, preset, videoKbps], audio && [audio, audioKbps]];
  const hash = createHash('sha256').update(JSON.stringify(essence)).digest('hex');
  return `${(video ?? audio)?.id ?? 'none'}-${hash.slice(0, 12)}`;
}
