import type { RecordingEvent } from './fact.ts';
import type { Instant } from './instant.ts';
import type { HeadStart } from './recording.ts';

/** Applies an event of the chain to what was begun of a recording that is being captured. */
export function foldHeadStarts(
  headStarts: readonly HeadStart[],
  event: RecordingEvent,
  at: Instant,
): readonly HeadStart[] {
  const changed = (change: Partial<HeadStart>): readonly HeadStart[] =>
    headStarts.map((h) => ('trackId' in event && h.trackId === event.trackId ? { ...h, ...change } : h));
  switch (event.type) {
    case 'token-asked': {
      const { trackId, fileName } = event;
      const begun = { trackId, fileName, tokenId: null, tokenMadeAt: null, promise: null };
      return [...headStarts.filter((h) => h.trackId !== trackId), begun];
    }
    case 'token-made':
      return changed({ tokenId: event.tokenId, tokenMadeAt: at });
    case 'start-promised':
      return changed({ promise: { bytes: event.bytes, sha256: event.sha256 } });
    case 'token-abandoned':
      return headStarts.filter((h) => h.trackId !== event.trackId);
    default:
      return headStarts;
  }
}
