import { fromEpochMs, type Span } from '../../shared/domain/instant.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import { isRefusal } from '../kaltura/refusal.ts';
import { DEEPEST, MOST_EVENTS, PAGE_SIZE } from './event-list.ts';

/** One page of a list: rows in any form, each with its id, and what the server says the whole list holds. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Null when the format or the server does not say. */
  readonly totalCount: number | null;
}

/** A window is not divided below this; what still does not fit is no room's schedule. */
const SHORTEST_MS = 15 * 60_000;

/** How many rows may still come. */
interface Budget {
  left: number;
}

/** How many pages are asked for at a time once their number is known: a far server's way is walked together. */
const AT_A_TIME = 3;

/**
 * Reads every page of a window, by number. The first one tells how many there are; the last one must be short. A window
 * with more results than the search engine can page through is halved, and what lies across the middle comes twice:
 * callers keep each id once. Throws FaultError `fetch-incomplete` when fewer rows came than the server counted,
 * `schedule-too-large`.
 */
export async function allPages<Row, P extends Page<Row>>(
  window: Span,
  idOf: (row: Row) => unknown,
  readPage: (window: Span, pageIndex: number) => Promise<P>,
  budget: Budget = { left: MOST_EVENTS },
): Promise<readonly P[]> {
  const first = await unlessTooDeep(readPage(window, 1));
  // What a server counts is not kept before it is read: a million events are refused at their first page.
  if (first !== 'too-deep' && (first.totalCount ?? 0) > budget.left) throw tooLarge(MOST_EVENTS);
  if (first === 'too-deep' || (first.totalCount ?? 0) > DEEPEST) return halves(window, idOf, readPage, budget);
  const pages = [first];
  for (let last: P = first; last.rows.length >= PAGE_SIZE; last = pages.at(-1) ?? last) {
    if (pages.length * PAGE_SIZE >= DEEPEST) {
      // Without a count nobody knows what lies deeper, or whether the same page came again and again.
      if (first.totalCount === null) return halves(window, idOf, readPage, budget);
      break;
    }
    const expected = Math.ceil((first.totalCount ?? 0) / PAGE_SIZE) - pages.length;
    const numbers = Array.from({ length: Math.max(1, expected) }, (_, i) => pages.length + 1 + i);
    const next = await inOrder(numbers, (pageIndex) => unlessTooDeep(readPage(window, pageIndex)));
    for (const page of next) {
      if (page === 'too-deep') return halves(window, idOf, readPage, budget);
      pages.push(page);
    }
  }
  budget.left -= checkWhole(pages, idOf);
  if (budget.left < 0) throw tooLarge(MOST_EVENTS);
  return pages;
}

/** Maps numbers to what is read for them, some at a time. Fails when all that was begun has ended. */
async function inOrder<T>(numbers: readonly number[], read: (number: number) => Promise<T>): Promise<readonly T[]> {
  const results: T[] = [];
  const left = numbers.entries();
  let isBroken = false;
  const work = async (): Promise<void> => {
    for (const [i, number] of left) {
      if (isBroken) return;
      try {
        results[i] = await read(number);
      } catch (error) {
        isBroken = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_A_TIME }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return results;
}

/**
 * Every page of a list tells the same count; a page that was cut short on its way shows by what is missing of it. Gives
 * the number of rows.
 */
function checkWhole<Row>(pages: readonly Page<Row>[], idOf: (row: Row) => unknown): number {
  const ids = new Set<unknown>();
  let total = 0;
  for (const page of pages) {
    if (page.rows.length === 0 && page.totalCount === null) {
      throw new FaultError(fault('fetch-incomplete', { problem: 'no events and no count of them' }));
    }
    for (const row of page.rows) ids.add(idOf(row));
    total = page.totalCount ?? total;
  }
  if (ids.size < total) {
    throw new FaultError(fault('fetch-incomplete', { problem: `${ids.size} of ${total} events` }));
  }
  return ids.size;
}

const tooLarge = (limit: number): FaultError => new FaultError(fault('schedule-too-large', { limit }));

async function halves<Row, P extends Page<Row>>(
  window: Span,
  idOf: (row: Row) => unknown,
  readPage: (window: Span, pageIndex: number) => Promise<P>,
  budget: Budget,
): Promise<readonly P[]> {
  if (window.end - window.start < SHORTEST_MS) throw tooLarge(DEEPEST);
  const middle = fromEpochMs((window.start + window.end) / 2);
  const first = await allPages({ start: window.start, end: middle }, idOf, readPage, budget);
  const second = await allPages({ start: middle, end: window.end }, idOf, readPage, budget);
  return [...first, ...second];
}

async function unlessTooDeep<P>(reading: Promise<P>): Promise<P | 'too-deep'> {
  try {
    return await reading;
  } catch (error) {
    if (isRefusal(error, 'QUERY_EXCEEDED_MAX_MATCHES_ALLOWED')) return 'too-deep';
    throw error;
  }
}
