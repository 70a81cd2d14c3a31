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
  'more-unreadable': {
    stage: 'calendar',
    retry: 'never',
    what: '{count} more events cannot be read.',
    does: 'Lectern leaves them out and uses the rest of the schedule.',
    todo: 'Correct the events in Kaltura.',
  },
  'schedule-too-large': {
    stage: 'calendar',
    retry: 'later',
    what: 'The schedule holds more than {limit} events at a time.',
    does: 'Lectern keeps the schedule it had.',
    todo: "Check that the device's resource is one room, and look ahead fewer days in the settings.",
    remedy: 'open-settings',
  },
  'schedule-shrank': {
    stage: 'calendar',
    retry: 'later',
    what: '{count} of the coming events are suddenly missing in Kaltura.',
    does: 'Lectern keeps them until a second look says the same.',
    todo: 'If they were removed on purpose, nothing needs to be done.',
    remedy: 'sync-now',
  },
  'schedule-unsaved': {
    stage: 'calendar',
    retry: 'later',
    what: 'The schedule could not be stored on this PC.',
    does: 'Lectern records it, but would not know it after a restart without network.',
    todo: 'Check that the disk is not full.',
  },
  'clock-skewed': {
    stage: 'calendar',
    retry: 'later',
    what: "This PC's clock is {seconds} seconds {direction} Kaltura's.",
    does: 'Lectern records by the clock that the settings name.',
    todo: "Turn on the PC's automatic time (NTP).",
    remedy: 'open-settings',
  },
} as const satisfies Record<string, FaultText>;
