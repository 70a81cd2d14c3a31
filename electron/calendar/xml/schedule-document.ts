import { XMLParser } from 'fast-xml-parser';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { decoded } from './entities.ts';

/** A list of events as XML tells it: rows with every value as text. */
export interface ScheduleDocument {
  readonly rows: readonly unknown[];
  readonly totalCount: number | null;
}

/**
 * Entities are not expanded by the parser, so that no document can grow in memory; the five of XML and character
 * numbers, which Kaltura writes, are decoded in each value afterwards.
 */
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  maxNestedTags: 30,
  tagValueProcessor: (_name, value) => decoded(value),
  isArray: (name) => name === 'item',
});

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
  // The parser closes what is left open, so that a broken-off text would pass for a whole one.
  if (!/<\/(?:xml|item)>\s*$/.test(text.slice(-200))) throw incomplete('the XML has no end');
  try {
    return parser.parse(text);
  } catch (error) {
    throw incomplete(`the XML is malformed: ${error instanceof Error ? error.message.slice(0, 200) : ''}`);
  }
}

const incomplete = (problem: string): FaultError => new FaultError(fault('fetch-incomplete', { problem }));

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
