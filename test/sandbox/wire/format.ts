import { errorToJson, toJson } from './json.ts';
import type { Outcome } from './outcome.ts';
import { errorToPhp, toPhp } from './php.ts';
import { errorToXml, toXml, xmlDocument } from './xml.ts';

/** The result of a request: one outcome, or a list of them for a multirequest. */
export type Result = Outcome | readonly Outcome[];

/** A body with its type. */
export interface Rendered {
  readonly contentType: string;
  readonly body: string;
}

/** What the formats want to know of the request. */
export interface FormatOptions {
  readonly callback: string | null;
  readonly ignoreNull: boolean;
  readonly executionTimeSeconds: number;
  /** Writes an outcome as iCal. */
  readonly ical: (outcome: Outcome) => string;
}

const isMany = (result: Result): result is readonly Outcome[] => Array.isArray(result);

const json = (outcome: Outcome): string => ('error' in outcome ? errorToJson(outcome.error) : toJson(outcome.value));

const renderJson = (result: Result): string => (isMany(result) ? `[${result.map(json).join(',')}]` : json(result));

function renderXml(result: Result, options: FormatOptions): string {
  const one = (outcome: Outcome): string =>
    'error' in outcome ? errorToXml(outcome.error) : toXml(outcome.value, options.ignoreNull);
  const inner = isMany(result) ? result.map((o) => `<item>${one(o)}</item>`).join('') : one(result);
  return xmlDocument(inner, options.executionTimeSeconds);
}

const php = (outcome: Outcome): string => ('error' in outcome ? errorToPhp(outcome.error) : toPhp(outcome.value));

const renderPhp = (result: Result): string =>
  isMany(result) ? `a:${result.length}:{${result.map((o, i) => `i:${i};${php(o)}`).join('')}}` : php(result);

/** A result in the asked format; XML when none was asked; null for a format that the server does not have. */
export function render(result: Result, format: string | null, options: FormatOptions): Rendered | null {
  switch (format ?? '2') {
    case '1':
      return { contentType: 'application/json', body: renderJson(result) };
    case '2':
      return { contentType: 'text/xml', body: renderXml(result, options) };
    case '3':
      return { contentType: 'text/plain', body: renderPhp(result) };
    case '9':
      return options.callback === null
        ? null
        : { contentType: 'application/javascript', body: `${options.callback}(${renderJson(result)});` };
    case 'ical':
      return {
        contentType: 'text/calendar; charset=UTF-8',
        body: isMany(result) ? result.map(options.ical).join('') : options.ical(result),
      };
    default:
      return null;
  }
}
