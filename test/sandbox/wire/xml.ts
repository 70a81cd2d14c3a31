import type { ApiError } from './errors.ts';
import type { Wire } from './value.ts';

const escape = (value: string): string =>
  value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#039;');

const element = (name: string, inner: string): string => `<${name}>${inner}</${name}>`;

/** What stands inside the element of a value: `<item>` children for lists, `objectType` first for objects. */
export function toXml(value: Wire, ignoreNull: boolean): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escape(value);
  if ('objectType' in value) {
    const fields = Object.entries(value.fields).filter(([, v]) => v !== null || !ignoreNull);
    return (
      element('objectType', escape(value.objectType)) +
      fields.map(([name, v]) => element(name, toXml(v, ignoreNull))).join('')
    );
  }
  return value.map((item) => element('item', toXml(item, ignoreNull))).join('');
}

/** The `<error>` element that stands in `<result>` (or in an `<item>` of a multirequest). */
export function errorToXml(error: ApiError): string {
  const args = error.args.map(([name, value]) =>
    element(
      'item',
      element('objectType', 'KalturaApiExceptionArg') + element('name', escape(name)) + element('value', escape(value)),
    ),
  );
  return element(
    'error',
    element('code', escape(error.code)) +
      element('message', escape(error.message)) +
      element('objectType', 'KalturaAPIException') +
      element('args', args.join('')),
  );
}

/** The whole answer in format 2. */
export const xmlDocument = (result: string, executionTimeSeconds: number): string =>
  `<?xml version="1.0" encoding="utf-8"?><xml>${element('result', result)}` +
  `${element('executionTime', String(executionTimeSeconds))}</xml>`;
