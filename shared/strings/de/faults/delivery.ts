import type { DELIVERY_FAULTS } from '../../../faults/delivery.ts';
import type { WordsOf } from '../../words.ts';

/** German for the faults of `DELIVERY_FAULTS`. */
export const delivery: WordsOf<typeof DELIVERY_FAULTS> = {
  'drop-unset': {
    what: 'Laut den Einstellungen werden Aufnahmen in einem Ordner abgeliefert, aber nicht in welchem.',
    does: 'Die Aufnahmen warten hier.',
    todo: 'Nennen Sie in den Einstellungen den Ordner oder Server, und probieren Sie die Verbindung.',
  },
  'drop-unreachable': {
    what: 'Der Server {host} ist nicht zu erreichen.',
    does: 'Die Aufnahmen warten hier; Lectern versucht es von selbst erneut.',
    todo: 'Prüfen Sie das Netz und in den Einstellungen Namen und Port des Servers.',
  },
  'drop-login-refused': {
    what: 'Der Server {host} lässt Lectern nicht hinein.',
    does: 'Die Aufnahmen warten hier; Lectern versucht es ab und zu erneut.',
    todo: 'Prüfen Sie in den Einstellungen Benutzernamen und Passwort oder den Schlüssel.',
  },
  'drop-host-key-changed': {
    what: 'Der Server {host} zeigt einen anderen Schlüssel als bisher: {shown} statt {known}.',
    does: 'Lectern hat ihm nichts geschickt, auch kein Passwort.',
    todo: 'Fragen Sie, wer den Server betreibt. Wurde der Schlüssel mit Absicht gewechselt, vergessen Sie in den Einstellungen den alten.',
  },
  'drop-folder-missing': {
    what: 'Der Ordner {folder} ist nicht da.',
    does: 'Die Aufnahmen warten hier; Lectern versucht es ab und zu erneut.',
    todo: 'Verbinden Sie den Datenträger oder die Freigabe, oder berichtigen Sie den Ordner in den Einstellungen.',
  },
  'drop-not-writable': {
    what: 'Lectern darf nicht in {folder} schreiben.',
    does: 'Die Aufnahmen warten hier; Lectern versucht es ab und zu erneut.',
    todo: 'Lassen Sie die Rechte dieses Ordners berichtigen.',
  },
  'drop-full': {
    what: 'In {folder} ist kein Platz mehr.',
    does: 'Die Aufnahmen warten hier; Lectern versucht es ab und zu erneut.',
    todo: 'Schaffen Sie dort Platz.',
  },
  'drop-place-changed': {
    what: 'Aufnahmen sollen jetzt woandershin, während „{title}“ vielleicht schon in {place} abgeliefert ist.',
    does: 'Lectern behält sie und schickt sie nirgends sonst hin.',
    todo: 'Sehen Sie nach, ob sie ankam. Wenn nicht, versuchen Sie es erneut: sie nimmt dann den neuen Weg.',
  },
  'bulk-address-unset': {
    what: 'Laut den Einstellungen werden Aufnahmen als Bulk-Upload eingereicht, aber nicht, unter welcher Adresse Kaltura sie holen kann.',
    does: 'Die Aufnahmen warten hier.',
    todo: 'Tragen Sie in den Einstellungen die Adresse des Ordners ein, wie Kaltura ihn sieht.',
  },
  'bulk-forbidden': {
    what: 'Die Rolle des App-Tokens darf {action} nicht aufrufen, was Bulk-Uploads brauchen.',
    does: 'Die Aufnahmen warten hier; Lectern versucht es ab und zu erneut.',
    todo: 'Bitten Sie Ihre Kaltura-Betreuung, dieser Rolle {action} zu erlauben, oder wählen Sie in den Einstellungen einen anderen Weg.',
  },
  'bulk-refused': {
    what: 'Kaltura konnte den Bulk-Upload {job} von „{title}“ nicht ausführen[: {problem}].',
    does: 'Lectern behält die Aufnahme; ihre Dateien bleiben im Ordner.',
    todo: 'Lassen Sie den Bulk-Upload in Kalturas Konsole ansehen, dann versuchen Sie es erneut: Lectern reicht ihn neu ein.',
  },
  'bulk-aborted': {
    what: 'Der Bulk-Upload {job} von „{title}“ wurde in Kaltura abgebrochen.',
    does: 'Lectern behält die Aufnahme; ihre Dateien bleiben im Ordner.',
    todo: 'War das nicht gewollt, versuchen Sie es erneut: Lectern reicht ihn neu ein.',
  },
  'bulk-incomplete': {
    what: 'Kaltura ist mit dem Bulk-Upload {job} fertig, aber „{title}“ hat dort keinen Eintrag.',
    does: 'Lectern behält die Aufnahme; ihre Dateien bleiben im Ordner.',
    todo: 'Warum, steht im Protokoll des Bulk-Uploads in Kalturas Konsole. Dann versuchen Sie es erneut: Lectern reicht ein, was fehlt.',
  },
  'export-failed': {
    what: '„{title}“ ließ sich nicht nach {folder} ausgeben.',
    does: 'Die Aufnahme hier ist unberührt; was schon kopiert ist, bleibt für den nächsten Versuch.',
    todo: 'Prüfen Sie, ob der Stick da ist, Platz hat und beschrieben werden darf, und geben Sie erneut aus.',
  },
  'copy-left-behind': {
    what: 'Das Kopieren wurde abgebrochen, aber was schon kopiert war, ließ sich nicht aus {folder} entfernen.',
    does: 'Kein Übernehmen nimmt es; die Aufnahme, von der es stammt, ist unberührt.',
    todo: 'Wurde der Stick abgezogen, stecken Sie ihn wieder ein. Geben Sie dann noch einmal aus oder übernehmen Sie noch einmal, oder löschen Sie diesen Ordner.',
  },
  'stick-empty': {
    what: 'In {folder} liegt keine ausgegebene Aufnahme.',
    does: 'Es wurde nichts übernommen.',
    todo: 'Wählen Sie den Ordner, in den ein anderes Gerät ausgegeben hat.',
  },
  'stick-damaged': {
    what: 'Die Datei {file} ist nicht mehr das, was ausgegeben wurde.',
    does: 'Lectern hat diese Aufnahme nicht übernommen.',
    todo: 'Geben Sie sie an dem Gerät, das sie aufnahm, noch einmal aus.',
  },
  'drop-refused': {
    what: 'Der Ordner {folder} hat eine Datei nicht angenommen.',
    does: 'Lectern behält die Aufnahme und versucht es erneut.',
    todo: 'Bleibt es dabei, fragen Sie, wer den Server betreibt.',
  },
};
