import { textOf, type Decoded, type Value } from '../types/decode.ts';
import type { Arguments } from './arguments.ts';

/** How a field of a list is read for filtering and ordering. Lists of ids and tags are comma texts. */
export type Fields<T> = Readonly<Record<string, (item: T) => string | number | null | undefined>>;

type Test = (field: string | number | null | undefined, wanted: string) => boolean;

const commaList = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const among: Test = (field, wanted) => commaList(wanted).includes(String(field ?? ''));
const holds: Test = (field, wanted) =>
  commaList(String(field ?? '').toLowerCase()).includes(wanted.trim().toLowerCase());

const tests: readonly (readonly [suffix: string, Test])[] = [
  ['GreaterThanOrEqual', (field, wanted) => Number(field ?? 0) >= Number(wanted)],
  ['LessThanOrEqual', (field, wanted) => Number(field ?? 0) <= Number(wanted)],
  ['MultiLikeAnd', (field, wanted) => commaList(wanted).every((part) => holds(field, part))],
  ['MultiLikeOr', (field, wanted) => commaList(wanted).some((part) => holds(field, part))],
  ['NotIn', (field, wanted) => !among(field, wanted)],
  ['Equal', (field, wanted) => String(field ?? '') === wanted],
  ['Like', holds],
  ['In', among],
];

function fits<T>(item: T, name: string, wanted: Value, fields: Fields<T>): boolean {
  for (const [suffix, test] of tests) {
    if (!name.endsWith(suffix)) continue;
    const read = fields[name.slice(0, -suffix.length)];
    return read === undefined || test(read(item), textOf(wanted));
  }
  return true;
}

/** The items that a filter lets through. Properties of the filter that `fields` does not know let everything through. */
export function applyFilter<T>(items: readonly T[], filter: Decoded | null, fields: Fields<T>): T[] {
  const conditions = Object.entries(filter?.values ?? {}).filter(([name, v]) => v !== null && name !== 'orderBy');
  return items.filter((item) => conditions.every(([name, wanted]) => fits(item, name, wanted, fields)));
}

/** Orders by `+field` or `-field`; any other `orderBy` leaves the order as it is. */
export function applyOrder<T>(items: readonly T[], filter: Decoded | null, fields: Fields<T>): T[] {
  const [, sign, name] = /^([+-]?)(\w+)$/.exec(textOf(filter?.values['orderBy'])) ?? [];
  const read = name === undefined ? undefined : fields[name];
  if (read === undefined) return [...items];
  const direction = sign === '-' ? -1 : 1;
  return [...items].sort((a, b) => {
    const [x, y] = [read(a) ?? '', read(b) ?? ''];
    return (
      direction *
      (typeof x === 'number' && typeof y === 'number' ? x - y : String(x) < String(y) ? -1 : x === y ? 0 : 1)
    );
  });
}

/** Paging: 30 a page when not said, 500 at most (more is cut without a word), pages from 1. */
export function applyPager<T>(items: readonly T[], args: Arguments): T[] {
  const pager = args.optionalObject('pager', 'KalturaFilterPager')?.values ?? {};
  const number = (value: Value | undefined, otherwise: number): number =>
    typeof value === 'number' ? value : otherwise;
  const size = Math.min(500, Math.max(0, number(pager['pageSize'], 30)));
  const index = Math.max(1, number(pager['pageIndex'], 1));
  return items.slice((index - 1) * size, index * size);
}
