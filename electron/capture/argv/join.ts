/** Stamps of the spliced stream are this far from the beginning of the file, since a transport stream has no negative ones. */
export const SPLICE_LEAD_MS = 10_000;

/** An index takes at most this much for a frame: size, duration, and a chunk of its own with its place. */
const INDEX_BYTES_PER_FRAME = 24;
const INDEX_BYTES_AT_LEAST = 32_768;

/** Room that the index of so many frames may take at the beginning of a file. */
export const indexBytes = (frames: number): number => INDEX_BYTES_AT_LEAST + frames * INDEX_BYTES_PER_FRAME;

/**
 * Turns one spliced transport stream on stdin into a fast-start MP4, without encoding. Times are kept as they are
 * (`-copyts`), a beginning before zero becomes an edit list, silence between frames stays as long as it was.
 * `roomBytes` is kept free for the index (`-moov_size`), so that the file need not be written twice; ffmpeg fails when it
 * is too little. Null: written twice (`+faststart`), which always works. `chapters` is a list in the ffmetadata format, or
 * null for a file without.
 */
export const joinArgs = (output: string, roomBytes: number | null, chapters: string | null): string[] => [
  ...['-hide_banner', '-nostats', '-loglevel', 'warning', '-y', '-copyts'],
  ...['-itsoffset', `-${SPLICE_LEAD_MS / 1000}`, '-f', 'mpegts', '-i', 'pipe:0'],
  ...(chapters === null ? [] : ['-f', 'ffmetadata', '-i', chapters]),
  ...['-map', '0:v?', '-map', '0:a?', '-map_chapters', chapters === null ? '-1' : '1', '-c', 'copy'],
  ...(roomBytes === null ? ['-movflags', '+faststart'] : ['-moov_size', `${roomBytes}`]),
  ...['-f', 'mp4', output],
];
