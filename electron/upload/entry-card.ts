import type { EntryId } from '../../shared/domain/ids.ts';
import type { Recording, Track } from '../../shared/domain/recording.ts';
import type { NewEntry } from '../kaltura/entries.ts';

/** What the entry of a track is called and carries. The first track is named as the event, the others after it and themselves. */
export function entryCard(recording: Recording, track: Track, parentEntryId: EntryId | null): NewEntry {
  const { occurrence } = recording;
  const title = occurrence.title.trim() === '' ? recording.id : occurrence.title;
  return {
    name: parentEntryId === null ? title : `${title} (${track.trackId})`,
    description: occurrence.description,
    tags: occurrence.tags,
    mediaType: track.hasVideo ? 'video' : 'audio',
    templateEntryId: occurrence.templateEntryId,
    parentEntryId,
  };
}
