import { z } from 'zod';
import type { EntryId } from '../../shared/domain/ids.ts';
import type { CallOptions, KalturaApi } from './api.ts';
import { printable } from './entries.ts';

/** Kaltura's KalturaThumbCuePointSubType: what its player lists as a chapter. */
const CHAPTER = 2;

/**
 * Adds a chapter to an entry (`cuePoint.add`, KalturaThumbCuePoint). A capture device can neither list nor delete them, so
 * that adding one again makes a second. Throws KalturaRefusal.
 */
export async function addChapter(
  api: KalturaApi,
  entryId: EntryId,
  chapter: { readonly startMs: number; readonly title: string },
  options: CallOptions,
): Promise<void> {
  const cuePoint = {
    objectType: 'KalturaThumbCuePoint',
    entryId,
    startTime: Math.round(chapter.startMs),
    subType: CHAPTER,
    title: printable(chapter.title),
  };
  await api.call('cuePoint_cuePoint', 'add', { cuePoint }, z.unknown(), options);
}
