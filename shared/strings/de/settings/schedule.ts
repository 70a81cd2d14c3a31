import type { Strings } from '../../en/english.ts';

/** German for `settings.schedule`. */
export const schedule: Strings['settings']['schedule'] = {
  title: 'Plan in Kaltura',
  fields: {
    source: {
      label: 'Form des Plans',
      hint: 'Was Kaltura gefragt wird. JSON sagt am meisten; die anderen helfen, wo es gesperrt ist.',
    },
    pollSeconds: {
      label: 'Kaltura fragen alle (Sekunden)',
      hint: 'Wie schnell eine Änderung des Plans in diesem Raum ankommt.',
    },
    lookAheadDays: { label: 'Vorausschauen (Tage)', hint: 'Wie viel vom Plan bekannt ist, wenn das Netz ausfällt.' },
    lookBackHours: {
      label: 'Zurückschauen (Stunden)',
      hint: 'Ereignisse, die in dieser Zeit begannen, werden noch aus dem Plan gelesen.',
    },
    expandSeries: {
      label: 'Serien auf diesem Gerät ausrechnen',
      hint: 'Rechnet die Termine einer Serie aus ihrer Regel, statt nach jedem zu fragen.',
    },
    useServerClock: {
      label: 'Nach der Uhr des Servers gehen',
      hint: 'Für einen PC, dessen Uhr falsch geht und nicht gestellt werden kann.',
    },
    uploadCancelled: {
      label: 'Während der Aufnahme Abgesagtes hochladen',
      hint: 'Sonst bleibt die Aufnahme eines abgesagten Ereignisses auf diesem PC.',
    },
  },
  sources: { json: 'JSON', ical: 'iCal', xml: 'XML', ftp: 'iCal über FTP' },
  calendars: {
    title: 'Weitere Kalender',
    hint: 'Auch Veranstaltungen anderer Kalender, etwa der Hochschule, werden aufgezeichnet. Sie bringen keine Vorlage mit, Kalturas eigene Ereignisse gehen vor, und geschrieben wird dort nie etwas.',
    name: 'Name',
    place: 'Adresse oder Datei',
    placeHint:
      'Eine https-Adresse eines iCal-Kalenders (.ics) oder der volle Pfad einer Datei auf diesem PC. Eine Adresse wird wie ein Passwort aufbewahrt.',
    add: 'Kalender hinzufügen',
    remove: 'Entfernen',
    removeNamed: (name) => `Den Kalender ${name} entfernen`,
    never: 'noch nicht gelesen',
    read: (events, when) => `${events} ${events === 1 ? 'Ereignis' : 'Ereignisse'}, gelesen ${when}`,
  },
  ftp: {
    warning:
      'FTP ist nicht verschlüsselt: Wer im Netz mithört, liest Passwort und Plan. Nur dort verwenden, wo HTTPS nicht geht, und mit einem Kaltura-Benutzer, der sonst wenig darf.',
    fields: {
      host: { label: 'FTP-Server', hint: 'Sein Name ohne „ftp://“.' },
      port: { label: 'Port', hint: '21, wenn die Kaltura-Administration nichts anderes sagt.' },
      user: {
        label: 'Kaltura-Benutzer',
        hint: 'Wie in der Kaltura Management Console; die Partner-Id kommt von selbst dazu.',
      },
      folders: {
        label: 'Ordner der Ereignisse',
        hint: 'schedule_scheduleevent in Kalturas Dokumentation, scheduleEvent in seinem Programm; beide werden versucht, dieser zuerst.',
      },
    },
    password: {
      label: 'Passwort',
      hint: 'Dieses Kaltura-Benutzers. Es wird wie das App-Token aufbewahrt und nie wieder gezeigt.',
    },
    isKept: 'Ein Passwort ist hinterlegt',
    isMissing: 'Noch kein Passwort',
    folders: { 'docs-first': 'Wie dokumentiert', 'source-first': 'Wie im Programm' },
  },
};
