/** What a `metadata=mode=print` filter wrote about one frame. */
export interface FrameMetadata {
  /** Stamp of the frame in seconds, on the run's clock; null when it has none. */
  readonly timeSeconds: number | null;
  readonly values: ReadonlyMap<string, string>;
}

/** Puts the filter's lines together: `frame:N pts:P pts_time:T`, then one `key=value` for each entry. */
export async function* frameMetadata(lines: AsyncIterable<string>): AsyncIterable<FrameMetadata> {
  let timeSeconds: number | null = null;
  let values: Map<string, string> | null = null;
  for await (const line of lines) {
    const head = /^frame:\S+\s+pts:\S+\s+pts_time:(\S+)/.exec(line);
    if (head) {
      if (values) yield { timeSeconds, values };
      const time = Number(head[1]);
      timeSeconds = Number.isFinite(time) ? time : null;
      values = new Map();
      continue;
    }
    const equals = line.indexOf('=');
    if (equals > 0) values?.set(line.slice(0, equals), line.slice(equals + 1));
  }
  if (values) yield { timeSeconds, values };
}
