import { kindOf, PACKET_BYTES, pesHeaderAt, readStamp, stampsAt } from '../stream/transport-packet.ts';

/** Packets from one frame's beginning to the next one's. */
interface Frame {
  readonly packets: Uint8Array;
  readonly kind: 'video' | 'audio' | null;
  readonly stamp: number;
}

/**
 * The frames of pieces of several sources in the order of their stamps. Sound from before the first picture is left
 * out, so that a stream shows from its beginning all that is in it. One piece per source, whole frames in order.
 */
export function inOrder(pieces: readonly Uint8Array[]): readonly Uint8Array[] {
  const sources = pieces.map(framesIn);
  const pictures = sources.flatMap(({ frames }) => frames.filter((f) => f.kind === 'video').map((f) => f.stamp));
  const begin = pictures.length === 0 ? 0 : Math.min(...pictures);
  return sources
    .flatMap(({ tables, frames }) =>
      behind(
        tables,
        frames.filter((f) => f.kind !== 'audio' || f.stamp >= begin),
      ),
    )
    .sort((a, b) => a.stamp - b.stamp)
    .map((f) => f.packets);
}

/** The frames with what must come before the first of them. */
const behind = (tables: Uint8Array, [first, ...rest]: readonly Frame[]): readonly Frame[] =>
  first === undefined ? [] : [{ ...first, packets: new Uint8Array(Buffer.concat([tables, first.packets])) }, ...rest];

/** What is before the first frame of a piece, and the frames; tables between them go with the frame before. */
function framesIn(piece: Uint8Array): { readonly tables: Uint8Array; readonly frames: readonly Frame[] } {
  const begins: Omit<Frame, 'packets'>[] = [];
  const cuts: number[] = [];
  for (let at = 0; at < piece.length; at += PACKET_BYTES) {
    const pes = pesHeaderAt(piece, at);
    const stamps = pes === null ? null : stampsAt(piece, pes);
    if (pes === null || stamps === null) continue;
    begins.push({ kind: kindOf(piece, pes), stamp: readStamp(piece, stamps.pts) });
    cuts.push(at);
  }
  const frames = begins.map((frame, i) => ({ ...frame, packets: piece.subarray(cuts[i], cuts[i + 1]) }));
  return { tables: piece.subarray(0, cuts[0] ?? 0), frames };
}
