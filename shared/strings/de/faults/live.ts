import type { LIVE_FAULTS } from '../../../faults/live.ts';
import type { WordsOf } from '../../words.ts';

/** German for the faults of `LIVE_FAULTS`. */
export const live: WordsOf<typeof LIVE_FAULTS> = {
  'no-endpoints': {
    what: 'Kaltura nennt keine Adresse, an die „{title}“ zu senden ist.',
    does: 'Die Veranstaltung wird aufgenommen, nicht live gesendet.',
    todo: 'Prüfen Sie, ob das Ereignis eine Live-Vorlage hat.',
  },
  'live-nowhere': {
    what: 'Es gibt keinen Ort, an den „{title}“ live zu senden wäre.',
    does: 'Die Aufnahme läuft weiter.',
    todo: 'Nennen Sie einen Live-Eintrag oder richten Sie in den Einstellungen einen eigenen Server ein.',
  },
  'live-wrong-entry': {
    what: 'Der Eintrag {entryId} von „{title}“ ist kein Live-Eintrag.',
    does: 'Die Veranstaltung wird aufgenommen, nicht live gesendet.',
    todo: 'Berichtigen Sie in Kaltura die Vorlage des Ereignisses.',
  },
  'live-entry-unread': {
    what: 'Kaltura hat nicht gesagt, wohin „{title}“ zu senden ist.',
    does: 'Die Veranstaltung wird aufgenommen; Lectern fragt weiter.',
    todo: 'Prüfen Sie die Netzverbindung.',
  },
  'live-no-stream': {
    what: 'Es gibt noch kein Bild zum Senden.',
    does: 'Lectern sendet, sobald die Quelle liefert.',
    todo: 'Prüfen Sie die Quellen unter Geräte.',
  },
  'live-bad-address': {
    what: 'Die Adresse von {label} ist nicht zu gebrauchen: {problem}.',
    does: 'Lectern lässt sie aus; die Aufnahme läuft weiter.',
    todo: 'Berichtigen Sie die Adresse in Kaltura oder in den Einstellungen.',
  },
  'live-unknown-host': {
    what: 'Der Medienserver {host} ist nicht zu finden.',
    does: 'Die Aufnahme läuft weiter; Lectern versucht es wieder.',
    todo: 'Prüfen Sie die Netzverbindung und ihren Namensdienst (DNS).',
  },
  'live-unreachable': {
    what: 'Der Medienserver {host} nimmt am Port {port} keine Verbindung an.',
    does: 'Die Aufnahme läuft weiter; Lectern versucht es wieder.',
    todo: 'Bleibt es dabei, bitten Sie Ihre Netzbetreuung, den Port {port} zu öffnen.',
  },
  'live-tls-failed': {
    what: 'Das Zertifikat des Medienservers {host} ließ sich nicht prüfen.',
    does: 'Lectern sendet nichts dorthin und versucht es wieder; die Aufnahme läuft weiter.',
    todo: 'Prüfen Sie die Uhr des PCs; hat Ihr Server eine eigene Zertifizierungsstelle, tragen Sie sie in den Einstellungen ein.',
  },
  'live-refused': {
    what: 'Der Medienserver {host} hat die Verbindung sofort getrennt.',
    does: 'Die Aufnahme läuft weiter; Lectern fragt Kaltura noch einmal nach der Adresse und versucht es wieder.',
    todo: 'Der Stream-Schlüssel kann falsch sein, das Konto gesperrt, oder ein anderer Encoder sendet an denselben Eintrag.',
  },
  'live-already-broadcasting': {
    what: 'Ein anderer Encoder sendet schon an diesen Stream auf {host}.',
    does: 'Die Aufnahme läuft weiter; Lectern versucht es wieder.',
    todo: 'Halten Sie den anderen Encoder an.',
  },
  'live-no-answer': {
    what: 'Der Medienserver {host} hat die Verbindung angenommen, antwortet aber nicht.',
    does: 'Die Aufnahme läuft weiter; Lectern verbindet sich neu.',
    todo: 'Bleibt es dabei, fragen Sie die Betreuung des Medienservers.',
  },
  'live-stalled': {
    what: 'Der Medienserver {host} nimmt den Stream nicht mehr ab.',
    does: 'Die Aufnahme läuft weiter; Lectern verbindet sich neu und sendet das gegenwärtige Bild.',
    todo: 'Bleibt es dabei, ist die Verbindung zu langsam: wählen Sie eine kleinere Bitrate.',
  },
  'live-lost': {
    what: 'Die Verbindung zum Medienserver {host} ist abgerissen.',
    does: 'Die Aufnahme läuft weiter; Lectern verbindet sich neu und sendet das gegenwärtige Bild.',
    todo: '',
  },
  'live-relay-failed': {
    what: 'Das Senden an {host} endete aus einem Grund, den Lectern nicht kennt.',
    does: 'Die Aufnahme läuft weiter; Lectern versucht es wieder.',
    todo: 'Bleibt es dabei, sichern Sie unter Diagnose ein Paket für die Hilfe.',
  },
  'live-lower-rate-behind': {
    what: 'Dieser PC schafft es nicht, die Übertragung ein zweites Mal zu kodieren.',
    does: 'Sie läuft in der Qualität der Aufnahme weiter; die Aufnahme blieb unberührt.',
    todo: 'Schließen Sie andere Programme, oder wählen Sie in den Einstellungen ein kleineres Bild für Übertragungen.',
  },
  'live-lower-rate-failed': {
    what: 'Das zweite Kodieren der Übertragung ist gescheitert.',
    does: 'Sie läuft in der Qualität der Aufnahme weiter; die Aufnahme blieb unberührt.',
    todo: 'Senden Sie in der Qualität der Aufnahme, und nennen Sie dem Support die Einzelheiten.',
  },
  'live-rate-unmeasured': {
    what: 'Ob dieser PC ein zweites Mal kodieren kann, lässt sich während einer Aufnahme nicht messen.',
    does: 'Nichts wurde geändert.',
    todo: 'Versuchen Sie es nach der Aufnahme noch einmal.',
  },
};
