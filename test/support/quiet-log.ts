import type { Log } from '../../electron/ports/log.ts';

/** A log that says nothing. */
export const quietLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  stage: () => quietLog,
};
