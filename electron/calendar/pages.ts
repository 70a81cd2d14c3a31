import { fromEpochMs, type Span } from '../../shared/domain/instant.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import { isRefusal } from '../kaltura/refusal.ts';
import { DEEPEST, PAGE_SIZE } from './event-list.ts';

/** One page of a list: rows in any form, each with its id, and what the server says the whole list holds. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Null when the format or the server does not say. */
  readonly totalCount: number | null;
}

/** Reads one page of a window; the first page is 1. */
export type ReadPage<Row> = (window: Span, pageIndex: number) => Promise<Page<Row>>;

/** A window is not divided below this; what still does not fit is no room's schedule. */
const SHORTEST_MS = 15 * 60_000;

/**
 * Reads every page of a window, one after the other, until a short one. A window with more results than the search
 * engine can page through is halved, and what lies across the middle comes twice: callers keep each id once.
 * Throws FaultError `fetch-incomplete` when fewer rows came than the server counted, `schedule-too-large`.
 */
export async function allPages<Row>(
  window: Span,
  idOf: (row: Row) => unknown,
  readPage: ReadPage<Row>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const ids = new Set<unknown>();
  for (let pageIndex = 1; ; pageIndex += 1) {
    const page = await readPageOr(readPage, window, pageIndex);
    if (page === 'too-deep' || (page.totalCount ?? 0) > DEEPEST) return halves(window, idOf, readPage);
    if (page.rows.length === 0 && page.totalCount === null) {
      throw new FaultError(fault('fetch-incomplete', { problem: 'no events and no count of them' }));
    }
    for (const row of page.rows) {
      rows.push(row);
      ids.add(idOf(row));
    }
    if (page.rows.length < PAGE_SIZE) {
      if (page.totalCount !== null && ids.size < page.totalCount) {
        throw new FaultError(fault('fetch-incomplete', { problem: `${ids.size} of ${page.totalCount} events` }));
      }
      return rows;
    }
    // Without a count, an engine that answers the same page for ever would never end.
    if (rows.length >= DEEPEST) return halves(window, idOf, readPage);
  }
}

async function halves<Row>(
  window: Span,
  idOf: (row: Row) => unknown,
  readPage: ReadPage<Row>,
): Promise<readonly Row[]> {
  if (window.end - window.start < SHORTEST_MS) throw new FaultError(fault('schedule-too-large', { limit: DEEPEST }));
  const middle = fromEpochMs((window.start + window.end) / 2);
  const first = await allPages({ start: window.start, end: middle }, idOf, readPage);
  const second = await allPages({ start: middle, end: window.end }, idOf, readPage);
  return [...first, ...second];
}

async function readPageOr<Row>(
  readPage: ReadPage<Row>,
  window: Span,
  pageIndex: number,
): Promise<Page<Row> | 'too-deep'> {
  try {
    return await readPage(window, pageIndex);
  } catch (error) {
    if (isRefusal(error, 'QUERY_EXCEEDED_MAX_MATCHES_ALLOWED')) return 'too-deep';
    throw error;
  }
}
