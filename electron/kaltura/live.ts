import type { EntryId } from '../../shared/domain/ids.ts';
import type { CallOptions, KalturaApi } from './api.ts';
import { wireBoolean } from './wire.ts';

/**
 * Whether viewers can play the live entry now (`liveStream.isLive`). Cached by Kaltura for up to 30 s, and false for a
 * healthy push that is still in preview: so a "no" does not mean that the push failed.
 */
export const isLive = (api: KalturaApi, entryId: EntryId, options?: CallOptions): Promise<boolean> =>
  api.call('liveStream', 'isLive', { id: entryId }, wireBoolean, options);
