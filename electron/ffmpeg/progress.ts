/** One report of `-progress`. Counters are since the start of the run. */
export interface Progress {
  readonly frames: number;
  /** Frames a second, averaged by ffmpeg; null before the first. */
  readonly fps: number | null;
  /** Encoded time in ms, without the pauses in between; null before the first frame. */
  readonly outMs: number | null;
  /** Processing speed against real time, averaged over the run; null when not known yet. */
  readonly speed: number | null;
  /** Bytes written; null where the output does not tell, as RTSP. */
  readonly bytes: number | null;
}

/** Collects the `key=value` lines of one report; returns the report at its last line (`progress=…`), else null. */
export class ProgressReader {
  private fields = new Map<string, string>();

  line(text: string): Progress | null {
    const equals = text.indexOf('=');
    if (equals < 0) return null;
    this.fields.set(text.slice(0, equals).trim(), text.slice(equals + 1).trim());
    if (!text.startsWith('progress=')) return null;
    const fields = this.fields;
    this.fields = new Map();
    const outUs = numberIn(fields.get('out_time_us') ?? fields.get('out_time_ms'));
    return {
      frames: numberIn(fields.get('frame')) ?? 0,
      fps: numberIn(fields.get('fps')),
      outMs: outUs === null ? null : outUs / 1000,
      speed: numberIn(fields.get('speed')?.replace(/x$/, '')),
      bytes: numberIn(fields.get('total_size')),
    };
  }
}

/** ffmpeg writes `N/A` for what it does not know, and huge negative numbers before the first frame. */
function numberIn(text: string | undefined): number | null {
  const n = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(n) && n >= 0 ? n : null;
}
