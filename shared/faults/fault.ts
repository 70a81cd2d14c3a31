import { CATALOGUE } from './catalogue.ts';
import type { FaultText } from './fault-text.ts';

export type FaultCode = keyof typeof CATALOGUE;

/** Something that went wrong, as data: kept in the journal, shown to the operator, decided on by the stages. No secret in it. */
export interface Fault {
  readonly code: FaultCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** For engineers: the error's own words, already redacted. Empty when there is nothing to add. */
  readonly detail: string;
}

/** Makes a fault. `params` fill the placeholders of the code's sentences. */
export const fault = (code: FaultCode, params: Fault['params'] = {}, detail = ''): Fault => ({ code, params, detail });

/** The catalogue's line for a fault. */
export const textOf = (f: Fault): FaultText => CATALOGUE[f.code];

/** What happened, what Lectern does and what to do, in English sentences with the parameters filled in. */
export function sentenceOf(f: Fault): string {
  const text = textOf(f);
  return [text.what, text.does, text.todo]
    .filter((s) => s !== '')
    .map((s) => fill(s, f.params))
    .join(' ');
}

/**
 * Replaces each `{name}` by its parameter; an unknown name stays as it is, so that a gap is seen. What stands in square
 * brackets is left out when a parameter in it is missing or empty.
 */
export const fill = (text: string, params: Fault['params']): string =>
  text
    .replace(/\[([^\]]*)\]/g, (_, part: string) => (isFilled(part, params) ? part : ''))
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

const isFilled = (part: string, params: Fault['params']): boolean =>
  [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => (params[name ?? ''] ?? '') !== '');

/** Carries a fault through code that throws. Anything else thrown is a bug. */
export class FaultError extends Error {
  constructor(
    readonly fault: Fault,
    options?: ErrorOptions,
  ) {
    super(sentenceOf(fault), options);
    this.name = 'FaultError';
  }
}
