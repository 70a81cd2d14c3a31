import type { Entry } from '../state/model.ts';

/** Whether viewers see the stream: a push has arrived, and an explicit-live entry has also been opened by its operator. */
export const isPlayable = (entry: Entry): boolean =>
  entry.broadcasting === true && !(entry.explicitLive === 1 && entry.viewMode !== 1);
