import type { Chapter } from '../../../shared/domain/chapters.ts';

/** Chapters in ffmpeg's own format (ffmpeg-formats: ffmetadata), times in ms. Their titles need no escaping. */
export const chapterList = (chapters: readonly Chapter[]): string =>
  [
    ';FFMETADATA1',
    ...chapters.flatMap(({ startMs, endMs, title }) => [
      '[CHAPTER]',
      'TIMEBASE=1/1000',
      `START=${Math.round(startMs)}`,
      `END=${Math.round(endMs)}`,
      `title=${title}`,
    ]),
    '',
  ].join('\n');
