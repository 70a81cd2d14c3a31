/** Stamps of the spliced stream are this far from the beginning of the file, since a transport stream has no negative ones. */
export const SPLICE_LEAD_MS = 10_000;

/**
 * Turns one spliced transport stream on stdin into a fast-start MP4, without encoding. Times are kept as they are
 * (`-copyts`), a beginning before zero becomes an edit list, silence between frames stays as long as it was.
 */
export const joinArgs = (output: string): string[] => [
  ...['-hide_banner', '-nostats', '-loglevel', 'warning', '-y', '-copyts'],
  ...['-itsoffset', `-${SPLICE_LEAD_MS / 1000}`, '-f', 'mpegts', '-i', 'pipe:0'],
  ...['-map', '0:v?', '-map', '0:a?', '-c', 'copy', '-movflags', '+faststart', '-f', 'mp4', output],
];
