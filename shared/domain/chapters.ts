import { earlier, later, overlaps, type Instant, type Span } from './instant.ts';
import type { Gap } from './recording.ts';

/** A stretch of a finished file, in ms from its beginning. */
export interface Chapter {
  readonly startMs: number;
  readonly endMs: number;
  /** The wall clock at its beginning, or what is missing from when to when. */
  readonly title: string;
}

/**
 * The chapters of a track's file, without a hole between them: one for each gap, named by what is missing, and one for each
 * stretch between, named by the wall clock at its beginning. A pause is not in the file; a new chapter begins where the file
 * goes on after it. None for a file without a gap or a pause, and none for what is missing at its ends.
 *
 * `all` gaps are the track's own; `file` is the moment at the file's beginning and the end of its last frame.
 */
export function chaptersOf(all: readonly Gap[], file: Span, wallClock: (at: Instant) => string): readonly Chapter[] {
  const gaps = all.filter((g) => overlaps(g, file));
  const pauses = gaps.filter((g) => g.cause === 'paused');
  const marks: Mark[] = [{ at: file.start, title: wallClock(file.start), isGap: false }];
  for (const pause of pauses) marks.push({ at: pause.end, title: wallClock(pause.end), isGap: false });
  for (const gap of united(gaps.filter((g) => g.cause !== 'paused'))) {
    marks.push({ at: gap.end, title: wallClock(gap.end), isGap: false });
    marks.push({
      at: gap.start,
      title: `${missing(gap)} ${wallClock(gap.start)}–${wallClock(gap.end)}`,
      isGap: true,
    });
  }
  const placeMs = (at: Instant): number => keptMs({ start: file.start, end: at }, pauses);
  // Where a gap begins at the very end of a pause or of another gap, its own title counts.
  const sorted = marks
    .map((mark) => ({ ...mark, at: within(file, mark.at) }))
    .sort((a, b) => a.at - b.at || Number(a.isGap) - Number(b.isGap));
  const chapters = sorted
    .map(({ at, title }, i) => ({
      startMs: placeMs(at),
      endMs: placeMs(sorted[i + 1]?.at ?? file.end),
      title,
    }))
    .filter((c) => c.startMs < c.endMs);
  return chapters.length > 1 ? chapters : [];
}

interface Mark {
  readonly at: Instant;
  readonly title: string;
  /** A gap begins here. */
  readonly isGap: boolean;
}

const within = (span: Span, at: Instant): Instant => later(span.start, earlier(at, span.end));

/** How much of `span` is not paused. */
const keptMs = (span: Span, pauses: readonly Span[]): number =>
  pauses.reduce(
    (ms, p) => ms - Math.max(0, earlier(span.end, p.end) - later(span.start, p.start)),
    span.end - span.start,
  );

/** Gaps that overlap or touch as one, with what is missing in all of them; whole gaps where it is not the same. */
function united(gaps: readonly Gap[]): readonly Gap[] {
  const found: Gap[] = [];
  for (const gap of [...gaps].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (!last || gap.start > last.end) found.push(gap);
    else found[found.length - 1] = unitedTwo(last, gap);
  }
  return found;
}

function unitedTwo(a: Gap, b: Gap): Gap {
  const { trackId, cause, start } = a;
  const whole = { trackId, cause, start, end: later(a.end, b.end) };
  return a.only !== undefined && a.only === b.only ? { ...whole, only: a.only } : whole;
}

const missing = ({ only }: Gap): string =>
  only === undefined ? 'Gap' : only === 'picture' ? 'No picture' : 'No sound';
