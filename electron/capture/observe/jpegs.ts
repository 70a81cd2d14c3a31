/** A preview is a few dozen kB; more without an end is not a picture. */
const LARGEST_BYTES = 4 << 20;

/** Cuts a stream of JPEG pictures at their end markers (FF D9, which cannot occur within the coded picture). */
export async function* jpegs(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let rest = new Uint8Array();
  for await (const piece of pieces) {
    const from = Math.max(0, rest.length - 1);
    rest = joined(rest, piece);
    for (let end = endAfter(rest, from); end !== null; end = endAfter(rest, 0)) {
      yield rest.slice(0, end);
      rest = rest.slice(end);
    }
    if (rest.length > LARGEST_BYTES) rest = new Uint8Array();
  }
}

function endAfter(bytes: Uint8Array, from: number): number | null {
  for (let i = from; i + 1 < bytes.length; i++) if (bytes[i] === 0xff && bytes[i + 1] === 0xd9) return i + 2;
  return null;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
