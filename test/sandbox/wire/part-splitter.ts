/** What comes out of a multipart body, in order: for each part its headers, its bytes in pieces, its end. */
export type PartEvent =
  | { readonly kind: 'headers'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'end' };

/** How every delimiter begins. Looked for instead of the whole, so that no client is served faster for a long boundary. */
const DELIMITER_START = Buffer.from('\r\n--');

/**
 * Cuts a multipart body (RFC 2046) at its boundary, however the bytes arrive. Holds back only what may be a boundary's
 * beginning.
 */
export class PartSplitter {
  private pending: Buffer = Buffer.from('\r\n');
  private taken = 0;
  private state: 'preamble' | 'headers' | 'content' | 'done' = 'preamble';
  private readonly delimiter: Buffer;

  constructor(boundary: string) {
    this.delimiter = Buffer.from(`\r\n--${boundary}`);
  }

  /** How many bytes of the body lie before what comes next. */
  get consumed(): number {
    return this.taken - 2;
  }

  /** True once the closing boundary was seen. */
  get done(): boolean {
    return this.state === 'done';
  }

  /** Takes the next bytes and gives what they complete. */
  *feed(chunk: Buffer): Generator<PartEvent> {
    this.pending = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    for (let event = this.next(); event !== null; event = this.next()) yield* event;
  }

  /** One step, or null when more bytes are needed. */
  private next(): readonly PartEvent[] | null {
    if (this.state === 'done') return null;
    if (this.state === 'headers') {
      const end = this.pending.indexOf('\r\n\r\n');
      if (end < 0) return null;
      const text = this.take(end).toString('utf8');
      this.take(4);
      this.state = 'content';
      return [{ kind: 'headers', text }];
    }
    const at = this.delimiterAt();
    const whole = at >= 0 && this.pending.length >= at + this.delimiter.length + 2;
    const bytes = this.take(at >= 0 ? at : this.pending.length - this.begunDelimiter());
    const content: PartEvent[] = this.state === 'content' && bytes.length > 0 ? [{ kind: 'bytes', bytes }] : [];
    if (!whole) return content.length > 0 ? content : null;
    this.take(this.delimiter.length);
    const ended: PartEvent[] = this.state === 'content' ? [{ kind: 'end' }] : [];
    this.state = this.pending.subarray(0, 2).toString('latin1') === '--' ? 'done' : 'headers';
    return [...content, ...ended];
  }

  /** Where the first whole delimiter is; -1 when there is none. */
  private delimiterAt(): number {
    const { pending, delimiter } = this;
    for (let at = pending.indexOf(DELIMITER_START); at >= 0; at = pending.indexOf(DELIMITER_START, at + 1)) {
      const end = at + delimiter.length;
      if (end > pending.length) return -1;
      if (pending.compare(delimiter, 0, delimiter.length, at, end) === 0) return at;
    }
    return -1;
  }

  /** How many bytes at the end may be the beginning of a delimiter. */
  private begunDelimiter(): number {
    const { pending, delimiter } = this;
    const most = Math.min(pending.length, delimiter.length - 1);
    let at = pending.indexOf(delimiter.subarray(0, 1), pending.length - most);
    while (at >= 0 && pending.compare(delimiter, 0, pending.length - at, at) !== 0) at = pending.indexOf(13, at + 1);
    return at < 0 ? 0 : pending.length - at;
  }

  private take(length: number): Buffer {
    this.taken += length;
    const taken = this.pending.subarray(0, length);
    this.pending = this.pending.subarray(length);
    return taken;
  }
}
