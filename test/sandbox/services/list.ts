import { textOf, type Decoded, type Value } from '../types/decode.ts';
import type { Arguments } from './arguments.ts';

/** How a field of a list is read for filtering and ordering. Lists of ids and tags are comma texts. */
export type Fields<T> = Readonly<Record<string, (item: T) => string | number | null | undefined>>;

type Field = string | number | null | undefined;
type Condition = (field: Field) => boolean;

const commaList = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const among = (wanted: string, limit: number): Condition => {
  const values = new Set(commaList(wanted).slice(0, limit));
  return (field) => values.has(String(field ?? ''));
};
const holds = (wanted: string): Condition => {
  const value = wanted.trim().toLowerCase();
  return (field) => {
    const text = String(field ?? '').toLowerCase();
    return text.includes(',') ? commaList(text).includes(value) : text.trim() === value;
  };
};

/** What the end of a filter's property makes of its value. */
const conditions: readonly (readonly [suffix: string, (wanted: string, inLimit: number) => Condition])[] = [
  ['GreaterThanOrEqual', (wanted) => (field) => Number(field ?? 0) >= Number(wanted)],
  ['LessThanOrEqual', (wanted) => (field) => Number(field ?? 0) <= Number(wanted)],
  [
    'MultiLikeAnd',
    (wanted) => {
      const all = commaList(wanted).map(holds);
      return (field) => all.every((one) => one(field));
    },
  ],
  [
    'MultiLikeOr',
    (wanted) => {
      const all = commaList(wanted).map(holds);
      return (field) => all.some((one) => one(field));
    },
  ],
  [
    'NotIn',
    (wanted, inLimit) => {
      const one = among(wanted, inLimit);
      return (field) => !one(field);
    },
  ],
  ['Equal', (wanted) => (field) => String(field ?? '') === wanted],
  ['Like', holds],
  ['In', among],
];

function itemTest<T>(name: string, wanted: string, fields: Fields<T>, inLimit: number): ((item: T) => boolean) | null {
  const found = conditions.find(([suffix]) => name.endsWith(suffix));
  const read = found === undefined ? undefined : fields[name.slice(0, -found[0].length)];
  if (found === undefined || read === undefined) return null;
  const fits = found[1](wanted, inLimit);
  return (item) => fits(read(item));
}

/**
 * The items that a filter lets through. Properties of the filter that `fields` does not know let everything through, and
 * of an `In` list only the first `inLimit` values count.
 */
export function applyFilter<T>(items: readonly T[], filter: Decoded | null, fields: Fields<T>, inLimit = 500): T[] {
  const tests = Object.entries(filter?.values ?? {}).flatMap(([name, v]) =>
    v === null || name === 'orderBy' ? [] : (itemTest(name, textOf(v), fields, inLimit) ?? []),
  );
  return items.filter((item) => tests.every((test) => test(item)));
}

/** Orders by `+field` or `-field`; any other `orderBy` leaves the order as it is. */
export function applyOrder<T>(items: readonly T[], filter: Decoded | null, fields: Fields<T>): T[] {
  const [, sign, name] = /^([+-]?)(\w+)$/.exec(textOf(filter?.values['orderBy'])) ?? [];
  const read = name === undefined ? undefined : fields[name];
  if (read === undefined) return [...items];
  const direction = sign === '-' ? -1 : 1;
  return [...items].sort((a, b) => {
    const [x, y] = [read(a) ?? '', read(b) ?? ''];
    if (x === y) return 0;
    return x < y ? -direction : direction;
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
