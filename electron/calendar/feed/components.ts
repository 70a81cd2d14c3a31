import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { contentLines, type ContentLine } from './content-lines.ts';

/** A component of a calendar: its own lines, and those of the components within it. */
export interface Component {
  readonly name: string;
  readonly lines: readonly ContentLine[];
  readonly inner: readonly Component[];
}

/** A calendar is three deep at most: VCALENDAR, VEVENT, VALARM. */
const DEEPEST = 5;

/**
 * The components of an iCalendar text (RFC 5545 §3.4) named `from`. Throws FaultError `not-a-calendar`; `fetch-incomplete` when the
 * text was broken off, since what is missing must not pass for removed.
 */
export function calendarIn(text: string, from: string): Component {
  const stack: { name: string; lines: ContentLine[]; inner: Component[] }[] = [];
  const calendars: Component[] = [];
  for (const line of contentLines(text)) {
    const name = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') {
      if (stack.length < DEEPEST && (stack.length > 0 || name === 'VCALENDAR')) {
        stack.push({ name, lines: [], inner: [] });
      }
    } else if (line.name === 'END') {
      const at = stack.findLastIndex((c) => c.name === name);
      // What was not ended is ended with what it is in.
      while (at >= 0 && stack.length > at) {
        const done = stack.pop()!;
        if (stack.length > 0) stack.at(-1)!.inner.push(done);
        else calendars.push(done);
      }
    } else stack.at(-1)?.lines.push(line);
  }
  if (stack.length > 0) throw new FaultError(fault('fetch-incomplete', { problem: 'the calendar has no end' }));
  if (calendars.length === 0) throw new FaultError(fault('not-a-calendar', { from }));
  // Some programs write one calendar after the other into a file (§3.4 allows it).
  return { name: 'VCALENDAR', lines: calendars.flatMap((c) => c.lines), inner: calendars.flatMap((c) => c.inner) };
}

/** The first line of a name. */
export const lineOf = (c: Component, name: string): ContentLine | null => c.lines.find((l) => l.name === name) ?? null;
