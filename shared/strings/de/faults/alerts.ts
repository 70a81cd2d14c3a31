import type { ALERT_FAULTS } from '../../../faults/alerts.ts';
import type { WordsOf } from '../../words.ts';

/** German for the faults of `ALERT_FAULTS`. */
export const alerts: WordsOf<typeof ALERT_FAULTS> = {
  'source-silent': {
    what: '{source} ist still.',
    does: 'Lectern nimmt es so auf, wie es ist.',
    todo: 'Schalten Sie das Mikrofon ein, und sprechen Sie hinein.[ {other} hat ein Signal.]',
  },
  'source-black': {
    what: '{source} zeigt ein schwarzes Bild.',
    does: 'Lectern nimmt es so auf, wie es ist.',
    todo: 'Prüfen Sie, ob Kamera oder Projektor eingeschaltet sind und die Kappe ab ist.[ {other} hat ein Signal.]',
  },
  'source-frozen': {
    what: 'Das Bild von {source} bewegt sich nicht.',
    does: 'Lectern nimmt es so auf, wie es ist.',
    todo: 'Prüfen Sie die Kamera.[ {other} hat ein Signal.]',
  },
  'test-undelivered': {
    what: 'Die Probemeldung ließ sich nicht über {channel} senden.',
    does: '',
    todo: 'Prüfen Sie Adresse, Benutzer und Passwort.',
  },
  'alert-undelivered': {
    what: 'Eine Meldung über einen Fehler ließ sich nicht über {channel} senden.',
    does: 'Lectern hat es mehrmals versucht und aufgegeben.',
    todo: 'Prüfen Sie die Einstellungen der Benachrichtigungen.',
  },
};
