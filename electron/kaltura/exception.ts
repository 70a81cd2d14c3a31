import { XMLParser } from 'fast-xml-parser';

/** An error as Kaltura reports it, whatever the format: with HTTP 200 and a code that programs may read. */
export interface KalturaException {
  readonly code: string;
  readonly message: string;
  /** Empty when Kaltura sent none; without names in iCal, where they are `0`, `1` … */
  readonly args: Readonly<Record<string, string>>;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * The exception that a JSON result is, or null for any other result.
 * `{"code","message","objectType":"KalturaAPIException","args":{…}}`; `args` is `[]` when there are none.
 */
export function exceptionInJson(result: unknown): KalturaException | null {
  if (!isObject(result) || result['objectType'] !== 'KalturaAPIException' || typeof result['code'] !== 'string') {
    return throttled(result);
  }
  const args = isObject(result['args']) ? result['args'] : {};
  return {
    code: result['code'],
    message: textIn(result['message']),
    args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, textIn(value)])),
  };
}

/** Actions served from the response cache tell of rate limits by a plain sentence as their result. */
function throttled(result: unknown): KalturaException | null {
  return typeof result === 'string' && /^Access to .+ was rate limited/.test(result)
    ? { code: 'ACTION_BLOCKED', message: result, args: {} }
    : null;
}

/** The exception in an XML answer (`<xml><result><error>…`), or null. */
export function exceptionInXml(text: string): KalturaException | null {
  if (!/^\s*(?:<\?xml[^>]*\?>)?\s*<xml>\s*<result>\s*<error>/.test(text)) return null;
  const document = parsedXml(text);
  const error = at(document, 'xml', 'result', 'error');
  if (error === undefined) return null;
  const items = at(error, 'args', 'item');
  const args = (Array.isArray(items) ? items : []).map((item) => [textIn(at(item, 'name')), textIn(at(item, 'value'))]);
  return {
    code: textIn(at(error, 'code')),
    message: textIn(at(error, 'message')),
    args: Object.fromEntries(args) as Record<string, string>,
  };
}

/** Null for what is not well-formed: an error that was broken off is no schedule either, which its reader will say. */
function parsedXml(text: string): unknown {
  try {
    return new XMLParser({ parseTagValue: false, isArray: (name) => name === 'item' }).parse(text);
  } catch {
    return null;
  }
}

/** The exception in an iCal answer (a VERROR block, argument names dropped), or null. */
export function exceptionInIcal(text: string): KalturaException | null {
  // Only at the head: the text of an event may hold any line.
  if (!/^\s*BEGIN:VCALENDAR\s+(?:(?:PRODID|VERSION):.*\s+)*BEGIN:VERROR\s/.test(text.slice(0, 500))) return null;
  const line = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(text)?.[1] ?? '';
  const values = line('X-KALTURA-ARGUMENTS').split(';');
  return {
    code: line('X-KALTURA-CODE'),
    message: line('X-KALTURA-MESSAGE'),
    args: Object.fromEntries(values.filter((v) => v !== '').map((value, index) => [String(index), value])),
  };
}

/** The exception that only headers tell of (`X-Kaltura: error-CODE`, empty body), or null. */
export function exceptionInHeaders(headers: Readonly<Record<string, string>>): KalturaException | null {
  const code = /^error-\s*(\w+)/.exec(headers['x-kaltura'] ?? '')?.[1];
  return code === undefined ? null : { code, message: headers['x-kaltura-app'] ?? '', args: {} };
}

const textIn = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
