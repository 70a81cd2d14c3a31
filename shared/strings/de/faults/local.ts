import type { LOCAL_FAULTS } from '../../../faults/local.ts';
import type { WordsOf } from '../../words.ts';

/** German for the faults of `LOCAL_FAULTS`. */
export const local: WordsOf<typeof LOCAL_FAULTS> = {
  'settings-corrupt': {
    what: 'Die Einstellungen waren nicht lesbar.',
    does: 'Sie liegen nun als {aside} beiseite; Lectern läuft mit den Vorgaben.',
    todo: 'Prüfen Sie die Einstellungen, oder legen Sie eine gute Kopie zurück.',
  },
  'managed-settings-bad': {
    what: 'Die Einstellungen der Organisation in {file} sind nicht zu gebrauchen.',
    does: 'Lectern arbeitet mit den eigenen Einstellungen dieses Geräts.',
    todo: 'Bitten Sie die Betreuung dieses PCs, die Datei zu berichtigen, und starten Sie Lectern neu.',
  },
  'setting-managed': {
    what: 'Die Einstellung {setting} legt Ihre Organisation fest.',
    does: 'Nichts wurde geändert.',
    todo: 'Fragen Sie die Betreuung dieses PCs; der Wert steht in {file}.',
  },
  'journal-corrupt': {
    what: 'Das Journal war nicht lesbar.',
    does: 'Es liegt nun als {aside} beiseite; Lectern hat ein neues begonnen. Keine Aufnahme wurde gelöscht.',
    todo: 'Noch nicht hochgeladene Aufnahmen liegen in {folder}; heben Sie das alte Journal für die Hilfe auf.',
  },
  'schedule-corrupt': {
    what: 'Der gesicherte Plan war nicht lesbar.',
    does: 'Er liegt nun als {aside} beiseite; Lectern holt den Plan neu.',
    todo: '',
  },
  'secrets-plain': {
    what: 'Dieser PC hat keinen Schlüsselbund, den Lectern benutzen kann; das App-Token liegt unverschlüsselt.',
    does: 'Lectern arbeitet wie sonst.',
    todo: 'Richten Sie den Schlüsselbund des Systems ein und verbinden Sie neu, damit es verschlüsselt wird.',
  },
  'secrets-unavailable': {
    what: 'Das gesicherte App-Token lässt sich mit dem Schlüsselbund dieses PCs nicht entschlüsseln.',
    does: 'Lectern nimmt nach dem bekannten Plan auf; das Hochladen wartet.',
    todo: 'Entsperren Sie den Schlüsselbund und starten Sie Lectern neu, oder verbinden Sie neu.',
  },
  'not-paired': {
    what: 'Dieses Gerät ist nicht mit Kaltura verbunden.',
    does: 'Es nimmt auf, was Sie von Hand starten; hochgeladen wird nichts.',
    todo: 'Verbinden Sie es mit einem App-Token.',
  },
  'bad-request': {
    what: 'Das geht nicht: {problem}.',
    does: 'Nichts wurde geändert.',
    todo: 'Berichtigen Sie es, und versuchen Sie es noch einmal.',
  },
  'internal-error': {
    what: 'In Lectern selbst ist ein Fehler aufgetreten ({where}).',
    does: 'Alles andere läuft weiter.',
    todo: 'Bitte sichern Sie unter Diagnose ein Paket für die Hilfe.',
  },
};
