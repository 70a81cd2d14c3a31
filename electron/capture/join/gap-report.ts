import { toIso, type Instant } from '../../../shared/domain/instant.ts';
import type { Gap, RecordingFrame } from '../../../shared/domain/recording.ts';
import type { JoinedTrack } from './verify.ts';

/** Name of the report beside a track's file. */
export const gapReportName = (trackFile: string): string => trackFile.replace(/\.mp4$/, '.gaps.json');

/**
 * What is missing of a track, as JSON to lie beside its file: `start` and `end` in UTC (ISO 8601), `lasts` in seconds, what
 * is missing (`picture`, `sound` or `all`), and why. What is paused is listed too, since the file does not hold it.
 */
export function gapReport(frame: Pick<RecordingFrame, 'occurrence'>, track: JoinedTrack, gaps: readonly Gap[]): string {
  const span = (s: { readonly start: Instant; readonly end: Instant }) => ({
    start: toIso(s.start),
    end: toIso(s.end),
    lasts: (s.end - s.start) / 1000,
  });
  const report = {
    event: frame.occurrence.eventId,
    title: frame.occurrence.title,
    track: track.trackId,
    file: track.file.split(/[/\\]/).at(-1),
    ...span(track),
    gaps: gaps.map((gap) => ({ ...span(gap), missing: gap.only ?? 'all', why: gap.cause })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
