import type { EntryId } from '../../shared/domain/ids.ts';
import type { Recording, Upload } from '../../shared/domain/recording.ts';
import { fault, type Fault } from '../../shared/faults/fault.ts';
import type { Entry } from '../kaltura/entries.ts';

/** The template that a track's entry is to be made from: the event's, unless the operator chose another. */
export const templateOf = ({ occurrence }: Recording, { template }: Upload): EntryId | null =>
  template === null || template.keep ? occurrence.templateEntryId : template.templateEntryId;

/** What is wrong when `entry` was not made from `wanted`: Kaltura ignores a template that it does not find, without a word. */
export function templateFault(entry: Entry, wanted: EntryId | null, { occurrence }: Recording): Fault | null {
  if (wanted === null || entry.templateEntryId === wanted) return null;
  return fault('template-ignored', { templateEntryId: wanted, title: occurrence.title, entryId: entry.id });
}
