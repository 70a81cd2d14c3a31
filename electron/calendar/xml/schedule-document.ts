import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { xmlTree } from './tree.ts';

/** A list of events as XML tells it: rows with every value as text. */
export interface ScheduleDocument {
  readonly rows: readonly unknown[];
  readonly totalCount: number | null;
}

const LISTS: ReadonlySet<string> = new Set(['item']);

/**
 * Reads the XML of a list (`<xml><result><objects><item>…`), of a single event, or a bare `<item>`. Throws FaultError
 * `fetch-incomplete` for anything that is not whole XML of that shape.
 */
export function readScheduleDocument(text: string): ScheduleDocument {
  const root = parse(text);
  const bare = field(root, 'item');
  if (Array.isArray(bare)) return { rows: bare, totalCount: bare.length };
  const result = field(field(root, 'xml'), 'result');
  if (typeof result !== 'object' || result === null) throw incomplete('it is no answer of Kaltura');
  if ('id' in result) return { rows: [result], totalCount: 1 };
  const total = field(result, 'totalCount');
  const count = typeof total === 'string' && /^\d+$/.test(total) ? Number(total) : null;
  const items = field(field(result, 'objects'), 'item');
  return { rows: Array.isArray(items) ? items : [], totalCount: count };
}

function parse(text: string): unknown {
  try {
    return xmlTree(text, LISTS);
  } catch (error) {
    if (error instanceof FaultError) throw error;
    throw incomplete(`the XML is malformed: ${error instanceof Error ? error.message.slice(0, 200) : ''}`);
  }
}

const incomplete = (problem: string): FaultError => new FaultError(fault('fetch-incomplete', { problem }));

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
