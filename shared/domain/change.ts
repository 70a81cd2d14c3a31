import type { Instant } from './instant.ts';
import type { Occurrence } from './occurrence.ts';

/** The fields of an occurrence that a change is told by. */
export type ChangedField =
  | 'eventId'
  | 'kind'
  | 'title'
  | 'description'
  | 'start'
  | 'end'
  | 'status'
  | 'templateEntryId'
  | 'entryIds'
  | 'resourceIds'
  | 'ownerId'
  | 'tags'
  | 'location'
  | 'priority'
  | 'preStartMs'
  | 'postEndMs';

/** One difference between two fetches of the schedule. `learnedAt` is when this device found out. */
export type ScheduleChange =
  | { readonly change: 'added'; readonly occurrence: Occurrence; readonly learnedAt: Instant }
  | { readonly change: 'removed'; readonly occurrence: Occurrence; readonly learnedAt: Instant }
  | {
      readonly change: 'changed';
      readonly before: Occurrence;
      readonly after: Occurrence;
      readonly fields: readonly ChangedField[];
      readonly learnedAt: Instant;
    };
