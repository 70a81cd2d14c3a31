import type { Strings } from '../../en/english.ts';

/** German for `settings.live`. */
export const live: Strings['settings']['live'] = {
  title: 'Live',
  fields: {
    protocol: {
      label: 'Protokoll',
      hint: 'Von selbst: verschlüsseltes RTMP, wo Kaltura es anbietet, sonst einfaches.',
    },
    useSecondary: {
      label: 'Auch an die Ersatzadresse senden',
      hint: 'Fällt die erste Adresse aus, werden Zuschauende dorthin geleitet.',
    },
    uploadWhenKalturaRecords: {
      label: 'Die Datei hochladen, obwohl Kaltura die Übertragung aufzeichnet',
      hint: 'Die Datei ist besser, aber das Konto hat dann beide.',
    },
    slatePicture: {
      label: 'Bild, solange der Raum verborgen ist',
      hint: 'Pfad einer Bilddatei auf diesem PC. Leer: ein schwarzes Bild.',
    },
  },
  servers: {
    label: 'Eigene Server',
    hint: 'Jede Übertragung geht auch an diese; jede Aufnahme kann von Hand an sie gesendet werden.',
    add: 'Server hinzufügen',
    change: 'Ändern',
    remove: 'Entfernen',
    keep: 'Übernehmen',
    name: 'Name',
    url: 'Adresse',
    urlHint: 'Beginnt mit rtmp, rtmps, rtsp oder srt; ohne Benutzer, Passwort und Schlüssel.',
    key: 'Stream-Schlüssel',
    keyHint: 'Liegt bei den Geheimnissen dieses PCs und wird nie wieder gezeigt.',
    keyStays: 'Leer lassen, um den gespeicherten zu behalten.',
    hasKey: 'Schlüssel gespeichert',
    noKey: 'Kein Schlüssel',
  },
  protocols: { auto: 'Von selbst', rtmps: 'RTMPS', rtmp: 'RTMP', rtsp: 'RTSP', srt: 'SRT' },
};
