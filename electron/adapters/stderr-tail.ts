const KEEP_BYTES = 8192;

/** The last 8 kB of a child's stderr, with secrets masked. A secret that was cut by the ring's edge is dropped with its line. */
export class StderrTail {
  private kept = Buffer.alloc(0);
  private cut = false;

  constructor(private readonly secrets: readonly string[]) {}

  add(piece: Uint8Array): void {
    const all = Buffer.concat([this.kept, piece]);
    this.cut ||= all.length > KEEP_BYTES;
    this.kept = all.subarray(Math.max(0, all.length - KEEP_BYTES));
  }

  text(): string {
    const text = this.kept.toString('utf8');
    const whole = this.cut ? text.slice(text.indexOf('\n') + 1) : text;
    return this.secrets.filter((s) => s !== '').reduce((masked, secret) => masked.replaceAll(secret, '***'), whole);
  }
}
