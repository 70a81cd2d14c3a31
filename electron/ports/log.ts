/** Fields of a log line; secrets are masked at the sink by key and by pattern. */
export type LogFields = Readonly<Record<string, unknown>>;

/** The log. Messages are fixed sentences, what varies goes into the fields. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** The same log with `stage` on each line. */
  stage(stage: string): Log;
}
