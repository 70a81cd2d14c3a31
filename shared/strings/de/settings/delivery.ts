import type { Strings } from '../../en/english.ts';

/** German for `settings.delivery`. */
export const delivery: Strings['settings']['delivery'] = {
  title: 'Weg zu Kaltura',
  about:
    'In einem Übergabeordner legt Lectern die Aufnahme ab und ein Blatt, das sie beschreibt. Was dort daraus wird, sieht es nicht, außer Kaltura lässt dieses Gerät Einträge nach ihrer Referenz suchen. Bis dahin heißt es „abgeliefert“, und nichts wird gelöscht.',
  aboutBulk:
    'Lectern legt die Aufnahme in einen Ordner, aus dem Kaltura sie holen kann, und reicht über die API einen Bulk-Upload ein, der sagt, was sie ist. Dann begleitet es jede Aufnahme bis zu ihrem Eintrag. Die Rolle eines Aufnahmegeräts darf das nicht: das App-Token braucht eine, die Bulk-Uploads einreichen und auflisten und Einträge auflisten darf. Unter „Rechte in Kaltura“ in der Diagnose steht, ob es so ist.',
  fields: {
    way: {
      label: 'Aufnahmen gehen',
      hint: 'Über Kalturas API begleitet Lectern jede bis zu ihrem Eintrag. Ein Bulk-Upload braucht mehr Rechte.',
    },
    target: { label: 'Wo der Ordner ist', hint: 'Ein Ordner dieses PCs kann auch eine eingehängte Freigabe sein.' },
    sheet: {
      label: 'Form des Blatts',
      hint: 'Kalturas Übergabeordner lesen XML. Eine Tabelle verbindet keine zweite Kamera mit der ersten.',
    },
    path: {
      label: 'Ordner',
      hint: 'Hier: der ganze Pfad. Auf einem Server: leer für dort, wohin die Anmeldung führt.',
    },
    host: { label: 'Server', hint: 'Nur sein Name oder seine Adresse.' },
    port: { label: 'Port', hint: '0: der übliche.' },
    ftpSecurity: { label: 'Verschlüsselung', hint: 'Das Zertifikat des Servers wird immer geprüft.' },
    user: { label: 'Benutzer', hint: 'Als wer Lectern sich anmeldet.' },
    login: { label: 'Anmelden mit', hint: 'Mit einem Schlüssel braucht der Server kein Passwort.' },
    caFile: {
      label: 'Zertifizierungsstelle (Datei)',
      hint: 'Nur für einen Server, dessen Zertifikat Ihre Organisation selbst ausstellt.',
    },
    mediaUrl: {
      label: 'Adresse des Ordners',
      hint: 'Steht in einer Tabelle vor den Namen. Leer: nur die Namen.',
    },
    bulkUrl: {
      label: 'Adresse des Ordners für Kaltura',
      hint: 'Wo Kalturas Server die Dateien finden, etwa https://media.example.edu/lectern. Ohne Benutzer und Passwort.',
    },
  },
  ways: { api: 'Über Kalturas API', 'drop-folder': 'Durch einen Übergabeordner', 'bulk-upload': 'Als Bulk-Upload' },
  targets: { folder: 'Auf diesem PC', ftp: 'Auf einem FTP-Server', sftp: 'Auf einem SFTP-Server' },
  sheets: { xml: 'XML (mrss)', csv: 'Tabelle (CSV)' },
  securities: { tls: 'TLS', 'implicit-tls': 'TLS vom ersten Byte an', none: 'Keine' },
  logins: { password: 'Passwort', key: 'Schlüssel' },
  plain: 'Ohne Verschlüsselung liest, wer im Netz mithört, das Passwort und die Aufnahmen.',
  secrets: {
    password: { label: 'Passwort', hint: 'Es wird verschlüsselt aufbewahrt und nie wieder gezeigt.' },
    'private-key': { label: 'Privater Schlüssel', hint: 'Fügen Sie die ganze Datei ein, von BEGIN bis END.' },
    passphrase: { label: 'Passwort des Schlüssels', hint: 'Leer bei einem Schlüssel, der keines hat.' },
  },
  isKept: 'Ist aufbewahrt',
  isMissing: 'Noch keines',
  hostKey: 'Schlüssel des Servers',
  hostKeyHint:
    'Aufbewahrt, als der Server zum ersten Mal erreicht wurde. Vergleichen Sie ihn mit dem, den die Administration nennt.',
  noHostKey: 'Noch nicht bekannt: die erste Verbindung bewahrt ihn auf.',
  forget: 'Vergessen',
  tryIt: 'Verbindung probieren',
  trying: 'Probiert …',
  works: (place) => `Lectern kann in ${place} schreiben.`,
};
