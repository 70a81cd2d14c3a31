/** One physical line: where it stands in the text, without its line end. */
export interface Line {
  readonly from: number;
  readonly to: number;
}

const LF = 10;
const CR = 13;

/**
 * The physical lines of a text, ended by CRLF, LF or CR. U+0085 and U+2028 are text: Kaltura writes them inside values.
 * A byte order mark at the start is passed over. Positions only, so that a line of any length costs nothing.
 */
export function* linesOf(text: string): Generator<Line> {
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let i = from; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c !== LF && c !== CR) continue;
    yield { from, to: i };
    if (c === CR && text.charCodeAt(i + 1) === LF) i += 1;
    from = i + 1;
  }
  if (from < text.length) yield { from, to: text.length };
}
