import type { UPLOAD_FAULTS } from '../../../faults/upload.ts';
import type { WordsOf } from '../../words.ts';

/** German for the faults of `UPLOAD_FAULTS`. */
export const upload: WordsOf<typeof UPLOAD_FAULTS> = {
  'template-ignored': {
    what: 'Kaltura hat die Vorlage {templateEntryId} für „{title}“ nicht benutzt.',
    does: 'Der Eintrag {entryId} entstand ohne sie; Besitz und Kategorien können falsch sein.',
    todo: 'Berichtigen Sie die Vorlage in Kaltura und versuchen Sie es noch einmal, oder entscheiden Sie unter Aufnahmen. Ein unbenutzter Eintrag bleibt leer; löschen Sie ihn in Kaltura.',
  },
  'owner-session-bound': {
    what: 'Das App-Token {tokenId} legt einen Benutzer fest; im Namen anderer lässt sich damit nichts hochladen.',
    does: 'Lectern lädt mit der eigenen Sitzung des Geräts hoch; die Einträge gehören dem Benutzer des App-Tokens.',
    todo: 'Koppeln Sie mit einem App-Token, das keinen Benutzer festlegt, oder schalten Sie in den Einstellungen „Im Namen dessen hochladen, dem das Ereignis gehört“ aus.',
  },
  'owner-session-refused': {
    what: 'Kaltura lässt kein Hochladen im Namen von {owner} zu; das Ereignis gehört dieser Person.',
    does: 'Lectern lädt mit der eigenen Sitzung des Geräts hoch; der Eintrag gehört dem Benutzer des App-Tokens.',
    todo: 'Fragen Sie Ihre Kaltura-Verwaltung, ob {owner} gesperrt oder falsch geschrieben ist, und ändern Sie dort, wem der Eintrag gehört.',
  },
  'owner-session-lost': {
    what: 'Kaltura lässt kein Hochladen im Namen von {owner} mehr zu; der Eintrag dieser Aufnahme gehört dieser Person.',
    does: 'Lectern behält die Aufnahme und versucht es wieder.',
    todo: 'Bitten Sie Ihre Kaltura-Verwaltung, {owner} zu entsperren, oder koppeln Sie mit einem App-Token, das keinen Benutzer festlegt.',
  },
  'write-back-failed': {
    what: 'Die Einträge von „{title}“ ließen sich nicht in das Ereignis in Kaltura schreiben.',
    does: 'Die Aufnahme selbst ist hochgeladen.',
    todo: 'Brauchen Sie sie dort, prüfen Sie, ob die Rolle des App-Tokens Ereignisse ändern darf.',
  },
  'file-missing': {
    what: 'Die Datei {file} ist nicht mehr da.',
    does: 'Lectern kann sie nicht hochladen.',
    todo: 'Legen Sie die Datei zurück, und versuchen Sie es noch einmal.',
  },
  'file-changed': {
    what: 'Die Datei {file} hat sich während des Hochladens geändert.',
    does: 'Lectern lädt sie von vorn hoch.',
    todo: '',
  },
  'file-unreadable': {
    what: 'Die Datei {file} ist nicht lesbar ({problem}).',
    does: 'Lectern versucht es wieder.',
    todo: 'Prüfen Sie die Platte und die Rechte der Datei.',
  },
  'file-type-refused': {
    what: 'Dieses Kaltura-Konto nimmt Dateien von der Art von {file} nicht an.',
    does: 'Lectern behält die Datei.',
    todo: 'Bitten Sie Ihre Kaltura-Betreuung, diese Art zu erlauben, und versuchen Sie es dann noch einmal.',
  },
  'token-dead': {
    what: 'Kaltura hat das unfertige Hochladen der Spur {track} aufgegeben.',
    does: 'Lectern beginnt es von vorn.',
    todo: '',
  },
  'entry-deleted': {
    what: 'Der Eintrag {entryId} wurde in Kaltura gelöscht.',
    does: 'Lectern behält die Datei.',
    todo: 'Soll er wieder nach Kaltura, laden Sie noch einmal hoch.',
  },
  'entry-failed': {
    what: 'Kaltura konnte den Eintrag {entryId} nicht verarbeiten (Status {status}).',
    does: 'Lectern behält die Datei.',
    todo: 'Fragen Sie Ihre Kaltura-Betreuung, oder laden Sie noch einmal hoch.',
  },
  'entry-length-differs': {
    what: 'Der Eintrag {entryId} ist {received} s lang statt {expected} s: Kaltura hat nicht die ganze Datei geholt.',
    does: 'Lectern behält die Datei.',
    todo: 'Prüfen Sie, ob die Adresse des Ordners ganze Dateien liefert, und versuchen Sie es erneut: es entsteht ein weiterer Eintrag.',
  },
  'content-mismatch': {
    what: 'Kaltura hat {received} von {expected} Bytes der Spur {track}.',
    does: 'Lectern behält die Datei und sendet sie noch einmal.',
    todo: '',
  },
};
