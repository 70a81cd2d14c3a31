import { linesOf } from '../ical/lines.ts';

/** One content line of RFC 5545 §3.1, unfolded. */
export interface ContentLine {
  /** Upper case. */
  readonly name: string;
  /** Upper-case names, values without quotes. */
  readonly params: Readonly<Record<string, string>>;
  /** As it stands there, escapes included. */
  readonly value: string;
}

/** Longer than any sensible line; the rest of a longer one is left out, so that noise costs no memory. */
const LONGEST = 100_000;

/** The content lines of a text, unfolded; what is no content line is left out. */
export function* contentLines(text: string): Generator<ContentLine> {
  let line = '';
  for (const { from, to } of linesOf(text)) {
    const first = text.charCodeAt(from);
    const isFolded = to > from && (first === 32 || first === 9);
    if (isFolded) {
      if (line.length < LONGEST) line += text.slice(from + 1, Math.min(to, from + 1 + LONGEST));
      continue;
    }
    const parsed = parseLine(line);
    if (parsed) yield parsed;
    line = text.slice(from, Math.min(to, from + LONGEST));
  }
  const last = parseLine(line);
  if (last) yield last;
}

/** Splits a line at the first colon that is not within quotes. */
function parseLine(line: string): ContentLine | null {
  const name = /^[A-Za-z\d-]{1,100}/.exec(line)?.[0];
  if (name === undefined) return null;
  let colon = -1;
  let isQuoted = false;
  for (let i = name.length; i < line.length && colon < 0; i += 1) {
    if (line[i] === '"') isQuoted = !isQuoted;
    else if (line[i] === ':' && !isQuoted) colon = i;
  }
  if (colon < 0) return null;
  const params: Record<string, string> = {};
  for (const [, key = '', value = ''] of line.slice(name.length, colon).matchAll(/;([A-Za-z\d-]+)=("[^"]*"|[^;]*)/g)) {
    params[key.toUpperCase()] = value.replace(/^"|"$/g, '');
  }
  return { name: name.toUpperCase(), params, value: line.slice(colon + 1) };
}
