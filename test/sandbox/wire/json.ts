import type { ApiError } from './errors.ts';
import type { Wire } from './value.ts';

/** Printable ASCII without what JSON or PHP escapes: most of what is ever written, and quick to tell. */
const PLAIN = /^[ !#-.0-[\]-~]*$/;

/** JSON as PHP's json_encode prints it: `/` escaped, everything outside ASCII as \uXXXX. */
const text = (value: string): string =>
  PLAIN.test(value)
    ? `"${value}"`
    : JSON.stringify(value)
        .replaceAll('/', '\\/')
        .replace(/[\u007f-\uffff]/g, (c) =>
          c === '\u007f' ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );

/** The result in format 1: null properties left out, `objectType` last, scalars bare, no envelope. */
export function toJson(value: Wire): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return JSON.stringify(value);
  if (typeof value === 'string') return text(value);
  if ('objectType' in value) {
    let pairs = '';
    for (const name in value.fields) {
      const field = value.fields[name] ?? null;
      if (field !== null) pairs += `${text(name)}:${toJson(field)},`;
    }
    return `{${pairs}"objectType":${text(value.objectType)}}`;
  }
  return `[${value.map(toJson).join(',')}]`;
}

/** An error in format 1; `args` is an object of strings, but an empty list when there are none. */
export function errorToJson(error: ApiError): string {
  const args = error.args.map(([name, value]) => `${text(name)}:${text(value)}`).join(',');
  return (
    `{"code":${text(error.code)},"message":${text(error.message)},"objectType":"KalturaAPIException",` +
    `"args":${args === '' ? '[]' : `{${args}}`}}`
  );
}
