import { ascii, box, fullBox, u16, u32, u64s, u8, zeros } from './box.ts';
import type { Samples } from './samples.ts';

/** Units of the movie's own times: as fine as the stamps of a transport stream, so that no edit is rounded. */
export const MOVIE_TIMESCALE = 90_000;

/** A track with its samples. The moment 0 of its times is the beginning of the movie. */
export interface HeadTrack {
  readonly kind: 'vide' | 'soun' | 'text';
  /** Units a second of its times. */
  readonly timescale: number;
  readonly samples: Samples;
  /** How its samples are to be decoded. */
  readonly entry: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface HeadOfMovie {
  readonly tracks: readonly HeadTrack[];
  /** When it was recorded, unix seconds. */
  readonly createdAt: number;
  /** More about the whole, in a box `udta`. */
  readonly userData: readonly Uint8Array[];
}

/** Seconds from the beginning of 1904, which the format counts from, to that of 1970. */
const UNIX_EPOCH = 2_082_844_800;
const UNITY = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000);
const NORMAL_RATE = 0x10000;
const FULL_VOLUME = 0x100;
const UNDETERMINED_LANGUAGE = 0x55c4;
/** Flags of `tkhd`: enabled, and part of what is shown. */
const SHOWN = 3;
const NOT_SHOWN = 0;
const SELF_CONTAINED = 1;
const NOTHING = -1;
const FOUR_BYTES = 2 ** 32;
const NAMES = { vide: 'Picture', soun: 'Sound', text: 'Chapters' } as const;

/** What the file is, for its beginning. */
export const fileType = (): Uint8Array => box('ftyp', ascii('isom'), u32(0x200), ascii('isomiso2avc1mp41'));

/**
 * The movie box (ISO/IEC 14496-12 §8.2): everything about a movie but its samples. What lies before the moment 0 is decoded
 * and not shown; a track that begins later is shown later (edit list, §8.6.6). A text track holds the others' chapters.
 */
export function headOf({ tracks, createdAt, userData }: HeadOfMovie): Uint8Array {
  const length = Math.max(...tracks.map(endInMovie));
  const chapterTrack = tracks.findIndex(({ kind }) => kind === 'text') + 1;
  return box(
    'moov',
    timed('mvhd', 0, createdAt, u32(MOVIE_TIMESCALE), length, [
      ...[u32(NORMAL_RATE), u16(FULL_VOLUME), zeros(10), UNITY, zeros(24), u32(tracks.length + 1)],
    ]),
    ...tracks.map((track, i) => trackBox(track, i + 1, createdAt, chapterTrack)),
    ...(userData.length === 0 ? [] : [box('udta', ...userData)]),
  );
}

function trackBox(track: HeadTrack, id: number, createdAt: number, chapterTrack: number): Uint8Array {
  const { kind, timescale, samples, entry, width, height } = track;
  const isText = kind === 'text';
  const look = u16(0, kind === 'soun' ? 1 : 0, kind === 'soun' ? FULL_VOLUME : 0, 0);
  return box(
    'trak',
    timed('tkhd', isText ? NOT_SHOWN : SHOWN, createdAt, u32(id, 0), endInMovie(track), [
      ...[zeros(8), look, UNITY, u32(width * 0x10000, height * 0x10000)],
    ]),
    ...(isText || chapterTrack === 0 ? [] : [box('tref', box('chap', u32(chapterTrack)))]),
    edits(track),
    box(
      'mdia',
      timed('mdhd', 0, createdAt, u32(timescale), samples.length, [u16(UNDETERMINED_LANGUAGE, 0)]),
      fullBox('hdlr', 0, 0, u32(0), ascii(kind), zeros(12), ascii(NAMES[kind]), u8(0)),
      box('minf', mediaHeader(kind), SAMPLES_ARE_HERE, samples.table(entry)),
    ),
  );
}

/** A header with the time it was made and a duration, which are long where the duration needs it. */
function timed(
  type: string,
  flags: number,
  createdAt: number,
  between: Uint8Array,
  duration: number,
  rest: readonly Uint8Array[],
): Uint8Array {
  const isLong = duration >= FOUR_BYTES;
  const made = createdAt + UNIX_EPOCH;
  const number = (value: number): Uint8Array => (isLong ? u64s([value]) : u32(value));
  return fullBox(type, isLong ? 1 : 0, flags, number(made), number(made), between, number(duration), ...rest);
}

/** Waits until the first sample is to be shown, then shows the media from what belongs there to its end. */
function edits(track: HeadTrack): Uint8Array {
  const { samples, timescale } = track;
  const start = startOf(samples);
  const wait = inMovie(start, timescale);
  const list = [{ lasts: endInMovie(track) - wait, from: start - samples.begin.dts }];
  if (wait > 0) list.unshift({ lasts: wait, from: NOTHING });
  const isLong = list.some(({ lasts, from }) => Math.max(lasts, from) >= FOUR_BYTES / 2);
  const number = (value: number): Uint8Array =>
    isLong ? (value === NOTHING ? u32(NOTHING, NOTHING) : u64s([value])) : u32(value);
  const entries = list.flatMap(({ lasts, from }) => [number(lasts), number(from), u16(1, 0)]);
  return box('edts', fullBox('elst', isLong ? 1 : 0, 0, u32(list.length), ...entries));
}

const SAMPLES_ARE_HERE = box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, SELF_CONTAINED)));

/** What only this kind of track has (ISO/IEC 14496-12 §12.1.2, §12.2.2; QuickTime File Format for text). */
function mediaHeader(kind: HeadTrack['kind']): Uint8Array {
  if (kind === 'vide') return fullBox('vmhd', 0, 1, zeros(8));
  if (kind === 'soun') return fullBox('smhd', 0, 0, zeros(4));
  return box('gmhd', fullBox('gmin', 0, 0, u16(0x40, 0x8000, 0x8000, 0x8000, 0, 0)), box('text', UNITY));
}

/** When a track is first shown, in its own units. */
const startOf = (samples: Samples): number => Math.max(0, samples.begin.pts);

const inMovie = (time: number, timescale: number): number => Math.round((time * MOVIE_TIMESCALE) / timescale);

const endInMovie = ({ samples, timescale }: HeadTrack): number => inMovie(samples.end, timescale);
