import {
  isRandomAccess,
  kindOf,
  PACKET_BYTES,
  pesHeaderAt,
  pidOf,
  readStamp,
  stampsAt,
} from '../stream/transport-packet.ts';

/** Where a reader is: in which group since the beginning, and before which of its pieces. */
export interface GroupPlace {
  readonly group: number;
  readonly piece: number;
}

/** How many groups wait for a reader that is slow. */
const KEPT = 6;

/**
 * Cuts a transport stream, as ffmpeg's muxer writes it, before its key frames, and keeps the newest groups for any number of
 * readers. What comes before the first key frame is left out.
 */
export class Groups {
  /** Stamp of the newest picture, in ticks of 90 kHz; null before the first. */
  newestStamp: number | null = null;
  private readonly kept: Uint8Array[][] = [];
  /** Groups that were let go. */
  private gone = 0;
  private rest: Uint8Array = new Uint8Array();

  /** Takes the next bytes of the stream, cut anywhere. */
  add(bytes: Uint8Array): void {
    const all = this.rest.length === 0 ? bytes : new Uint8Array(Buffer.concat([this.rest, bytes]));
    const end = all.length - (all.length % PACKET_BYTES);
    let done = 0;
    // Tables belong to what follows them, which may not have come yet.
    let tables = 0;
    for (let at = 0; at < end; at += PACKET_BYTES) {
      if (isTable(pidOf(all, at))) continue;
      const stamp = pictureAt(all, at);
      if (stamp !== null) this.newestStamp = stamp;
      if (stamp !== null && isRandomAccess(all, at)) {
        this.append(all.subarray(done, tables));
        this.begin();
        done = tables;
      }
      tables = at + PACKET_BYTES;
    }
    this.append(all.subarray(done, tables));
    this.rest = all.subarray(tables);
  }

  /** The newest key frame, or the first when there is none yet. */
  newest(): GroupPlace {
    return { group: Math.max(0, this.gone + this.kept.length - 1), piece: 0 };
  }

  /** What follows a place, as much as there is, and the place behind it. `lost`: groups that a slow reader missed. */
  read(from: GroupPlace): { readonly bytes: Uint8Array; readonly next: GroupPlace; readonly lost: number } {
    const place = from.group < this.gone ? this.newest() : from;
    const pieces = this.kept.slice(place.group - this.gone).flatMap((g, i) => (i === 0 ? g.slice(place.piece) : g));
    const last = this.newest();
    const next = pieces.length === 0 ? place : { ...last, piece: this.kept.at(-1)?.length ?? 0 };
    return { bytes: new Uint8Array(Buffer.concat(pieces)), next, lost: place.group - from.group };
  }

  private begin(): void {
    this.kept.push([]);
    if (this.kept.length <= KEPT) return;
    this.kept.shift();
    this.gone += 1;
  }

  private append(packets: Uint8Array): void {
    if (packets.length > 0) this.kept.at(-1)?.push(packets);
  }
}

/** Packet ids of ffmpeg's tables (ISO/IEC 13818-1 table 2-3; `mpegts_pmt_start_pid`); streams lie between. */
const isTable = (pid: number): boolean => pid < 0x20 || pid >= 0x1000;

/** Stamp of the picture that begins in the packet at `at`; null when none does. */
function pictureAt(packets: Uint8Array, at: number): number | null {
  const pes = pesHeaderAt(packets, at);
  if (pes === null || kindOf(packets, pes) !== 'video') return null;
  const stamps = stampsAt(packets, pes);
  return stamps === null ? null : readStamp(packets, stamps.pts);
}
