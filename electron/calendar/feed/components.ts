import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { MOST_EVENTS } from '../event-list.ts';
import { contentLines, type ContentLine } from './content-lines.ts';

/** A component of a calendar: its own lines, and those of the components within it. */
export interface Component {
  readonly name: string;
  readonly lines: readonly ContentLine[];
  readonly inner: readonly Component[];
}

/** More lines than this are no calendar of a room: a large campus has some 100,000 a year. */
const MOST_LINES = 1_000_000;

/** A calendar is three deep at most: VCALENDAR, VEVENT, VALARM. */
const DEEPEST = 5;

/**
 * The components of an iCalendar text (RFC 5545 §3.4) named `from`. Throws FaultError `not-a-calendar`;
 * `fetch-incomplete` when the text was broken off, since what is missing must not pass for removed.
 */
export function calendarIn(text: string, from: string): Component {
  const stack: { name: string; lines: ContentLine[]; inner: Component[] }[] = [];
  const calendars: Component[] = [];
  let lines = 0;
  /** Ends the innermost component, with what is in it. */
  const end = (): void => {
    const done = stack.pop();
    if (!done) return;
    if (stack.length > 0) stack.at(-1)!.inner.push(done);
    else calendars.push(done);
  };
  for (const line of contentLines(text)) {
    lines += 1;
    if (lines > MOST_LINES) throw new FaultError(fault('schedule-too-large', { limit: MOST_EVENTS }));
    const name = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') {
      // An event stands in a calendar and nowhere else (§3.6.1): whatever was not ended before it ends here.
      if (name === 'VEVENT') while (stack.length > 1) end();
      if (stack.length < DEEPEST && (stack.length > 0 || name === 'VCALENDAR')) {
        stack.push({ name, lines: [], inner: [] });
      }
    } else if (line.name === 'END') {
      const at = stack.findLastIndex((c) => c.name === name);
      // What was not ended is ended with what it is in.
      if (at < 0 && name === 'VEVENT') stack.at(-1)?.inner.push({ name, lines: [], inner: [] });
      while (at >= 0 && stack.length > at) end();
    } else stack.at(-1)?.lines.push(line);
  }
  if (stack.length > 0) throw new FaultError(fault('fetch-incomplete', { problem: 'the calendar has no end' }));
  if (calendars.length === 0) throw new FaultError(fault('not-a-calendar', { from }));
  // Some programs write one calendar after the other into a file (§3.4 allows it).
  return { name: 'VCALENDAR', lines: calendars.flatMap((c) => c.lines), inner: calendars.flatMap((c) => c.inner) };
}

/** The first line of a name. */
export const lineOf = (c: Component, name: string): ContentLine | null => c.lines.find((l) => l.name === name) ?? null;
