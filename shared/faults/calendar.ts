import type { FaultText } from './fault.ts';

/** Faults of reading the schedule. */
export const CALENDAR_FAULTS = {
  'no-resource': {
    stage: 'calendar',
    retry: 'operator',
    what: 'This device has no room in Kaltura yet.',
    does: 'Nothing is recorded by schedule.',
    todo: "Choose the room's resource.",
    remedy: 'open-pairing',
  },
  'filter-ignored': {
    stage: 'calendar',
    retry: 'later',
    what: 'Kaltura sent events of other rooms.',
    does: 'Lectern keeps the schedule it had.',
    todo: 'Tell your Kaltura administrator that the resource filter is not obeyed.',
  },
  'event-unreadable': {
    stage: 'calendar',
    retry: 'never',
    what: 'Event {event} cannot be read: {problem}.',
    does: 'Lectern leaves it out and uses the rest of the schedule.',
    todo: 'Correct the event in Kaltura.',
  },
  'fetch-incomplete': {
    stage: 'calendar',
    retry: 'later',
    what: 'The schedule arrived incomplete ({problem}).',
    does: 'Lectern keeps the schedule it had and tries again.',
    todo: '',
    remedy: 'sync-now',
  },
} as const satisfies Record<string, FaultText>;
