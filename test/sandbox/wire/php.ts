import type { ApiError } from './errors.ts';
import type { Wire } from './value.ts';

const text = (value: string): string => `s:${Buffer.byteLength(value)}:"${value}";`;

const array = (pairs: readonly (readonly [string | number, string])[]): string =>
  `a:${pairs.length}:{${pairs.map(([key, v]) => (typeof key === 'number' ? `i:${key};` : text(key)) + v).join('')}}`;

/** The result in format 3: PHP's serialize, objects as arrays. */
export function toPhp(value: Wire): string {
  if (value === null) return 'N;';
  if (typeof value === 'boolean') return `b:${value ? 1 : 0};`;
  if (typeof value === 'number') return Number.isInteger(value) ? `i:${value};` : `d:${value};`;
  if (typeof value === 'string') return text(value);
  if ('objectType' in value) {
    const fields = Object.entries(value.fields).map(([name, v]) => [name, toPhp(v)] as const);
    return array([...fields, ['objectType', text(value.objectType)]]);
  }
  return array(value.map((item, i) => [i, toPhp(item)] as const));
}

/** An error in format 3. */
export const errorToPhp = (error: ApiError): string =>
  array([
    ['code', text(error.code)],
    ['message', text(error.message)],
    ['objectType', text('KalturaAPIException')],
    ['args', array(error.args.map(([name, value]) => [name, text(value)] as const))],
  ]);
