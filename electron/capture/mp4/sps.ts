/** What a sequence parameter set tells of the picture. */
export interface PictureFormat {
  /** Size that is shown, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly chromaFormat: number;
  readonly lumaBits: number;
  readonly chromaBits: number;
}

/** Profiles whose parameter sets tell the colour format (ITU-T H.264 §7.3.2.1.1). */
const WITH_COLOUR_FORMAT = [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135];
const PLANES_444 = 3;
const MACROBLOCK = 16;

/** Reads a sequence parameter set, given without start code (ITU-T H.264 §7.3.2.1.1). Null when it ends too early. */
export function pictureFormat(sps: Uint8Array): PictureFormat | null {
  const bits = new Bits(withoutEmulation(sps.subarray(4)));
  bits.ue();
  const colour = { chromaFormat: 1, lumaBits: 8, chromaBits: 8 };
  let isSeparate = false;
  if (WITH_COLOUR_FORMAT.includes(sps[1] ?? 0)) {
    colour.chromaFormat = bits.ue();
    isSeparate = colour.chromaFormat === PLANES_444 && bits.bit() === 1;
    colour.lumaBits = bits.ue() + 8;
    colour.chromaBits = bits.ue() + 8;
    bits.bit();
    if (bits.bit() === 1) skipScaling(bits, colour.chromaFormat === PLANES_444 ? 12 : 8);
  }
  bits.ue();
  skipOrder(bits);
  bits.ue();
  bits.bit();
  const across = bits.ue() + 1;
  const down = bits.ue() + 1;
  const fields = 2 - bits.bit();
  if (fields === 2) bits.bit();
  bits.bit();
  const [left, right, top, bottom] = bits.bit() === 1 ? [bits.ue(), bits.ue(), bits.ue(), bits.ue()] : [0, 0, 0, 0];
  if (bits.isOver) return null;
  const plane = isSeparate ? 0 : colour.chromaFormat;
  const unitX = plane === 1 || plane === 2 ? 2 : 1;
  const unitY = (plane === 1 ? 2 : 1) * fields;
  const width = across * MACROBLOCK - unitX * (left + right);
  const height = down * fields * MACROBLOCK - unitY * (top + bottom);
  return { width, height, ...colour };
}

/** What tells how pictures are put in order. */
function skipOrder(bits: Bits): void {
  const type = bits.ue();
  if (type === 0) bits.ue();
  if (type !== 1) return;
  bits.bit();
  bits.ue();
  bits.ue();
  for (let left = bits.ue(); left > 0 && !bits.isOver; left--) bits.ue();
}

function skipScaling(bits: Bits, lists: number): void {
  for (let list = 0; list < lists; list++) {
    if (bits.bit() === 0) continue;
    let [last, next] = [8, 8];
    for (let i = 0; i < (list < 6 ? 16 : 64); i++) {
      if (next !== 0) next = (last + bits.se() + 256) % 256;
      if (next !== 0) last = next;
    }
  }
}

/** Reads bits from the highest on; zeros after the end. */
class Bits {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get isOver(): boolean {
    return this.at > this.bytes.length * 8;
  }

  bit(): number {
    const value = ((this.bytes[this.at >> 3] ?? 0) >> (7 - (this.at & 7))) & 1;
    this.at++;
    return value;
  }

  /** An Exp-Golomb number (§9.1). */
  ue(): number {
    let zeros = 0;
    while (!this.isOver && this.bit() === 0) zeros++;
    let value = 1;
    for (; zeros > 0; zeros--) value = value * 2 + this.bit();
    return value - 1;
  }

  /** A signed one (§9.1.1). */
  se(): number {
    const value = this.ue();
    return value % 2 === 1 ? (value + 1) / 2 : -value / 2;
  }
}

/** Without the 03 that stands after two zeros (§7.4.1). */
const withoutEmulation = (bytes: Uint8Array): Uint8Array =>
  bytes.filter((byte, i) => !(byte === 3 && i >= 2 && bytes[i - 1] === 0 && bytes[i - 2] === 0));
