import { MOST_EVENTS } from '../event-list.ts';
import { headAt, type Head } from './kaltura-names.ts';
import { linesOf, type Line } from './lines.ts';

/** One property of an event as it stands in the text: its value may run over several lines. */
export interface Property extends Head {
  /** Where its first line begins. */
  readonly lineFrom: number;
  /** Where its first line ends, and where the last line of its value ends. */
  readonly firstTo: number;
  valueTo: number;
}

/** The lines between BEGIN:VEVENT and END:VEVENT. */
export interface Block {
  readonly properties: readonly Property[];
  /** False when the text ended before the event did. */
  readonly isClosed: boolean;
}

/** What a calendar text holds. */
export interface CalendarBlocks {
  readonly blocks: readonly Block[];
  /** X-KALTURA-TOTAL-COUNT; null when it is missing. */
  readonly totalCount: number | null;
  /** Whether BEGIN:VCALENDAR and END:VCALENDAR were both seen. */
  readonly isWhole: boolean;
}

/** What the server writes after END:VEVENT; anything else means that the event goes on. */
const AFTER_EVENT = /^(?:BEGIN:VEVENT|X-KALTURA-TOTAL-COUNT:\d*|END:VCALENDAR)[ \t]*(?:[\r\n]|$)/i;

/** An event of the server has up to 40 properties; what its text imitates beyond this is not looked at. */
const MOST_PROPERTIES = 1000;

/**
 * Cuts Kaltura's calendar text into events. Its free text is raw: it may hold line breaks, lines that look like
 * properties, even END:VEVENT. An END:VEVENT therefore counts only after X-KALTURA-ID, which follows all free text but
 * the tags, and only where the next line is one that follows an event; anything else is text. node-ical cannot be used
 * on this: it unfolds lines that begin with a space, unescapes backslashes that are none, and ends at the first
 * END:VEVENT.
 */
export function blocksOf(text: string): CalendarBlocks {
  const blocks: Block[] = [];
  let open: Property[] | null = null;
  let hasId = false;
  let totalCount: number | null = null;
  let hasBegin = false;
  let hasEnd = false;
  for (const line of linesOf(text)) {
    if (blocks.length > MOST_EVENTS) break;
    const mark = markOf(text, line);
    if (open === null) {
      if (mark === 'BEGIN:VEVENT') [open, hasId, hasEnd] = [[], false, false];
      else if (mark === 'BEGIN:VCALENDAR') hasBegin = true;
      else if (mark === 'END:VCALENDAR') hasEnd = true;
      else if (mark?.startsWith('X-KALTURA-TOTAL-COUNT:')) totalCount = Number(mark.slice(22).trim() || Number.NaN);
      continue;
    }
    if (mark === 'END:VEVENT' && hasId && endsHere(text, line.to)) {
      blocks.push({ properties: open, isClosed: true });
      open = null;
      continue;
    }
    const head = open.length < MOST_PROPERTIES ? headAt(text, line.from, line.to) : null;
    if (head) {
      hasId ||= head.name === 'X-KALTURA-ID';
      const { name, params, valueFrom } = head;
      open.push({ name, params, valueFrom, lineFrom: line.from, firstTo: line.to, valueTo: line.to });
    } else {
      const above = open.at(-1);
      if (above) above.valueTo = line.to;
    }
  }
  if (open !== null) blocks.push({ properties: open, isClosed: false });
  const total = totalCount === null || Number.isNaN(totalCount) ? null : totalCount;
  return { blocks, totalCount: total, isWhole: hasBegin && hasEnd };
}

/** The line in upper case when it may be a structural one: short, and beginning with B, E or X; null for any other. */
function markOf(text: string, { from, to }: Line): string | null {
  const first = text.charCodeAt(from) & ~0x20;
  const isStructural = first === 66 || first === 69 || first === 88;
  return isStructural && to - from <= 60 ? text.slice(from, to).trimEnd().toUpperCase() : null;
}

function endsHere(text: string, lineTo: number): boolean {
  let next = lineTo;
  while (next < text.length && text.charCodeAt(next) <= 32) next += 1;
  return next === text.length || AFTER_EVENT.test(text.slice(next, next + 60));
}
