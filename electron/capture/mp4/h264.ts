import type { Sink } from './sink.ts';

/** Types of NAL unit (ITU-T H.264 table 7-1). */
const IDR_SLICE = 5;
const SEQUENCE_PARAMETERS = 7;
const PICTURE_PARAMETERS = 8;
const ACCESS_UNIT_DELIMITER = 9;

/** A further zero may stand before it. */
const START_CODE = Buffer.from([0, 0, 1]);

/** What a picture is, beside its bytes. */
export interface CodedPicture {
  readonly bytes: number;
  /** Decoding can begin here. */
  readonly isKey: boolean;
  /** Parameter sets in it, without start code or length; the last of each kind, null where there is none. */
  readonly sps: Uint8Array | null;
  readonly pps: Uint8Array | null;
}

/**
 * Puts an access unit of a byte stream (ITU-T H.264 Annex B) into `out` as an MP4 holds it (ISO/IEC 14496-15 §5.3.2): each
 * NAL unit behind its length in four bytes. Delimiters are left out, all else stays. Null, and nothing put, when it has no NAL
 * unit.
 */
export function putPicture(unit: Buffer, out: Sink): CodedPicture | null {
  const before = out.length;
  let isKey = false;
  let sps: Uint8Array | null = null;
  let pps: Uint8Array | null = null;
  for (let code = nextStartCode(unit, 0); code < unit.length;) {
    const start = code + START_CODE.length;
    code = nextStartCode(unit, start);
    const end = trimmed(unit, start, code);
    const type = (unit[start] ?? 0) & 0x1f;
    if (end === start || type === ACCESS_UNIT_DELIMITER) continue;
    if (type === IDR_SLICE) isKey = true;
    if (type === SEQUENCE_PARAMETERS) sps = new Uint8Array(unit.subarray(start, end));
    if (type === PICTURE_PARAMETERS) pps = new Uint8Array(unit.subarray(start, end));
    out.putU32(end - start);
    out.put(unit, start, end);
  }
  return out.length === before ? null : { bytes: out.length - before, isKey, sps, pps };
}

/** Where the next start code begins; the length when there is none. */
function nextStartCode(bytes: Buffer, from: number): number {
  const at = bytes.indexOf(START_CODE, from);
  return at === -1 ? bytes.length : at;
}

/** The end of a NAL unit without the zeros behind it: it never ends in one itself (§7.4.1). */
function trimmed(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && bytes[at - 1] === 0) at--;
  return at;
}
