/** The section "Schedule" of the settings. */
export const schedule = {
  title: 'Schedule',
  fields: {
    source: {
      label: 'Form of the schedule',
      hint: 'What Kaltura is asked for. JSON tells the most; the others help where it is blocked.',
    },
    pollSeconds: { label: 'Ask Kaltura every (seconds)', hint: 'How soon a change of the schedule reaches this room.' },
    lookAheadDays: { label: 'Look ahead (days)', hint: 'How much of the schedule is known when the network is gone.' },
    lookBackHours: {
      label: 'Look back (hours)',
      hint: 'Events that began within this time are still taken from the schedule.',
    },
    expandSeries: {
      label: 'Expand series on this device',
      hint: 'Works out the dates of a series from its rule instead of asking for each.',
    },
    useServerClock: {
      label: 'Follow the clock of the server',
      hint: 'For a PC whose own clock is wrong and cannot be set.',
    },
    uploadCancelled: {
      label: 'Upload what was cancelled while it ran',
      hint: 'Otherwise the recording of a cancelled event stays on this PC.',
    },
  },
  sources: { json: 'JSON', ical: 'iCal', xml: 'XML', ftp: 'iCal over FTP' },
  calendars: {
    title: 'Other calendars',
    hint: 'Lectures of other calendars, such as the campus’s, are recorded too. They bring no template entry, Kaltura’s own events go first, and nothing is ever written to them.',
    name: 'Name',
    place: 'Address or file',
    placeHint:
      'An https address of an iCal calendar (.ics), or the full path of a file on this PC. An address is kept like a password.',
    add: 'Add calendar',
    remove: 'Remove',
    removeNamed: (name: string) => `Remove the calendar ${name}`,
    never: 'not read yet',
    read: (events: number, when: string) => `${events} ${events === 1 ? 'event' : 'events'}, read ${when}`,
  },
  ftp: {
    warning:
      'FTP is not encrypted: whoever listens on the network can read the password and the schedule. Use it only where HTTPS cannot be used, with a Kaltura user that may do little else.',
    fields: {
      host: { label: 'FTP server', hint: 'Its name without “ftp://”.' },
      port: { label: 'Port', hint: '21 unless your Kaltura administrator says otherwise.' },
      user: { label: 'Kaltura user', hint: 'As in the Kaltura Management Console; the partner id is added by itself.' },
      folders: {
        label: 'Folder of the events',
        hint: 'schedule_scheduleevent in Kaltura’s documentation, scheduleEvent in its program; both are tried, this one first.',
      },
    },
    password: { label: 'Password', hint: 'Of this Kaltura user. It is kept like the app token and never shown again.' },
    isKept: 'A password is kept',
    isMissing: 'No password yet',
    folders: { 'docs-first': 'As documented', 'source-first': 'As in the program' },
  },
};
