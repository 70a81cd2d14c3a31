/** The views "Conflicts" and "Changes". */
export const conflicts = {
  none: 'No two events want this device at the same time.',
  noneHint: 'A clash is listed here as soon as it is in the schedule, with what this device will do about it.',
  at: 'Both want the device',
  wins: 'goes first',
  because: (rule: string) => `Because ${rule}.`,
  loses: {
    skip: 'is not recorded',
    clipped: (span: string) => `is recorded from ${span}`,
  },
  prefer: (title: string) => `Record “${title}” instead`,
  kaltura: 'Kaltura also names:',
  followPlan: 'Follow the plan again',
};

export const changes = {
  clock: {
    title: 'The clock changes',
    hint: 'These series keep their time of day in the next 60 days while the clock changes. Who plans in UTC finds them at another time.',
    utc: (before: string, after: string, zone: string) => `${before} → ${after} UTC, the same time in ${zone}`,
    from: (when: string) => `from ${when}`,
  },
  none: 'The schedule has not changed since this device began to follow it.',
  added: 'New',
  removed: 'Removed',
  changed: 'Changed',
  learned: (when: string) => `learned ${when}`,
  from: (before: string, after: string) => `${before} → ${after}`,
  fields: {
    eventId: 'event id',
    kind: 'kind',
    title: 'title',
    description: 'description',
    start: 'start',
    end: 'end',
    status: 'status',
    templateEntryId: 'template entry',
    entryIds: 'entries',
    resourceIds: 'resources',
    ownerId: 'owner',
    tags: 'tags',
    location: 'location',
    priority: 'priority',
    preStartMs: 'time before the start',
    postEndMs: 'time after the end',
  },
};
