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
    slateText: {
      label: 'Text, solange der Raum verborgen ist',
      hint: 'Eine Zeile auf diesem Bild, etwa „Gleich geht es weiter“. Leer: keine.',
    },
  },
  rate: {
    label: 'Qualität der Live-Übertragung',
    hint: 'Ein kleineres Bild schont eine langsame Leitung, doch dieser PC kodiert dann zweimal. Die Datei bleibt, wie sie ist.',
    own: 'Wie die Aufnahme: nur einmal kodiert',
    lower: (kbps, height) => `Höchstens ${kbps} kbit/s${height === '' ? '' : `, ${height} Zeilen`}`,
    change: 'Ändern',
    title: 'Qualität der Live-Übertragung',
    choice: 'Was gesendet wird',
    choices: { own: 'Der Strom der Aufnahme', lower: 'Ein zweites, kleineres Bild' },
    kbps: 'Bild höchstens (kbit/s)',
    height: 'Zeilen des Bildes',
    sameHeight: 'So viele wie die Aufnahme',
    measured: 'Ob dieser PC beides kodieren kann, wird vor dem Übernehmen gemessen; das dauert einige Sekunden.',
    keep: 'Übernehmen',
    tooHeavy: (percent) => `Dieser PC kann so nicht zweimal kodieren: Beides braucht ${percent} % seiner Zeit.`,
    proposal: (rate) => `Das sollte er schaffen: ${rate.replace('Höchstens', 'höchstens')}.`,
    noProposal: 'Senden Sie den Strom der Aufnahme, oder wählen Sie unter Geräte ein leichteres Profil.',
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
