import type { KALTURA_FAULTS } from '../../../faults/kaltura.ts';
import type { WordsOf } from '../../words.ts';

/** German for the faults of `KALTURA_FAULTS`. */
export const kaltura: WordsOf<typeof KALTURA_FAULTS> = {
  'bad-url': {
    what: '„{url}“ ist keine Adresse eines Kaltura-Servers.',
    does: 'Nichts wurde geändert.',
    todo: 'Geben Sie eine Adresse wie https://www.kaltura.com ein.',
  },
  'insecure-url': {
    what: 'Die Adresse {url} ist nicht verschlüsselt; das App-Token könnte unterwegs mitgelesen werden.',
    does: 'Lectern hat sich nicht verbunden.',
    todo: 'Nehmen Sie https://, oder erlauben Sie für diesen Server in den Einstellungen einfaches http.',
  },
  unreachable: {
    what: 'Kaltura unter {host} ist nicht zu erreichen.',
    does: 'Lectern arbeitet mit dem Plan weiter, den es hat, und versucht es wieder.',
    todo: 'Prüfen Sie das Netzkabel und die Adresse.',
  },
  'tls-failed': {
    what: 'Das Zertifikat von {host} ließ sich nicht prüfen.',
    does: 'Lectern hat nichts dorthin gesendet.',
    todo: 'Prüfen Sie die Uhr des PCs; hat Ihr Server eine eigene Zertifizierungsstelle, tragen Sie sie in den Einstellungen ein.',
  },
  'timed-out': {
    what: 'Kaltura unter {host} hat {seconds} Sekunden lang nicht geantwortet.',
    does: 'Lectern versucht es wieder.',
    todo: 'Bleibt es dabei, fragen Sie Ihre Netzbetreuung.',
  },
  'server-error': {
    what: 'Kaltura unter {host} meldet einen eigenen Fehler (HTTP {status}).',
    does: 'Lectern versucht es wieder.',
    todo: 'Bleibt es dabei, sagen Sie es Ihrer Kaltura-Betreuung.',
  },
  'not-kaltura': {
    what: '{host} hat geantwortet, aber nicht wie ein Kaltura-Server.',
    does: 'Lectern übergeht die Antwort und versucht es wieder.',
    todo: 'Prüfen Sie die Adresse; ein Proxy oder eine Anmeldeseite des Netzes kann dazwischen sein.',
  },
  'answer-too-large': {
    what: 'Die Antwort von {host} war größer als {limitMb} MB.',
    does: 'Lectern hat nicht weitergelesen und versucht es wieder.',
    todo: 'Bleibt es dabei, sagen Sie es Ihrer Kaltura-Betreuung.',
  },
  'unknown-partner': {
    what: 'Dieser Kaltura-Server kennt den Partner {partnerId} nicht.',
    does: 'Lectern ist nicht verbunden.',
    todo: 'Prüfen Sie die Partner-ID (Kontonummer) mit Ihrer Kaltura-Betreuung.',
  },
  'answer-unreadable': {
    what: 'Die Antwort von Kaltura auf {action} entspricht nicht der Beschreibung.',
    does: 'Lectern übergeht die Antwort und versucht es wieder.',
    todo: 'Bleibt es dabei, sichern Sie unter Diagnose ein Paket für die Hilfe.',
  },
  'app-token-missing': {
    what: 'Der Wert des App-Tokens {tokenId} ist nicht auf diesem PC.',
    does: 'Aufgenommen wird nach dem bekannten Plan; das Hochladen wartet.',
    todo: 'Verbinden Sie dieses Gerät neu.',
  },
  'app-token-unknown': {
    what: 'Kaltura kennt das App-Token {tokenId} nicht.',
    does: 'Aufgenommen wird nach dem bekannten Plan; das Hochladen wartet.',
    todo: 'Prüfen Sie die Token-ID, oder bitten Sie Ihre Kaltura-Betreuung um ein neues App-Token.',
  },
  'app-token-disabled': {
    what: 'Das App-Token {tokenId} ist abgeschaltet.',
    does: 'Aufgenommen wird nach dem bekannten Plan; das Hochladen wartet.',
    todo: 'Bitten Sie Ihre Kaltura-Betreuung, es einzuschalten.',
  },
  'app-token-expired': {
    what: 'Das App-Token {tokenId} ist abgelaufen.',
    does: 'Aufgenommen wird nach dem bekannten Plan; das Hochladen wartet.',
    todo: 'Bitten Sie Ihre Kaltura-Betreuung um ein neues App-Token.',
  },
  'app-token-wrong': {
    what: 'Kaltura lehnt den Wert des Tokens oder das Hash-Verfahren ({hashType}) ab.',
    does: 'Lectern ist nicht angemeldet.',
    todo: 'Geben Sie das Token noch einmal ein; lassen Sie das Hash-Verfahren finden, wenn Sie es nicht kennen.',
  },
  'admin-refused': {
    what: 'Kaltura hat das Geheimnis oder die Sitzung der Verwaltung nicht angenommen.',
    does: 'Es wurde kein App-Token angelegt.',
    todo: 'Prüfen Sie Geheimnis und Partner-ID; eine Sitzung darf noch nicht abgelaufen sein.',
  },
  'role-unknown': {
    what: 'Das App-Token nennt eine Rolle, die Kaltura nicht kennt.',
    does: 'Mit diesem Token kann Lectern nichts tun.',
    todo: 'Bitten Sie Ihre Kaltura-Betreuung, am Token setrole:CAPTURE_DEVICE_ROLE zu setzen.',
  },
  'session-refused': {
    what: 'Kaltura hat die Sitzung nicht angenommen, auch keine neue.',
    does: 'Lectern versucht es wieder.',
    todo: 'Bleibt es dabei, fragen Sie Ihre Kaltura-Betreuung nach dem App-Token.',
  },
  forbidden: {
    what: 'Die Rolle des App-Tokens darf {action} nicht aufrufen.',
    does: 'Lectern lässt diesen Schritt aus.',
    todo: 'Bitten Sie Ihre Kaltura-Betreuung, dieser Rolle {action} zu erlauben.',
  },
  'resource-not-found': {
    what: 'Kaltura führt die Ressource {name} nicht auf, die Lectern eben angemeldet hat.',
    does: 'Nichts wurde geändert.',
    todo: 'Versuchen Sie es noch einmal, oder wählen Sie die Ressource des Raums aus der Liste.',
  },
  'not-yours': {
    what: 'Kaltura sagt, dass {object} jemand anderem gehört.',
    does: 'Lectern behält die Aufnahme.',
    todo: 'Fragen Sie Ihre Kaltura-Betreuung, für wen das App-Token gilt.',
  },
  'rate-limited': {
    what: 'Kaltura bittet Lectern, langsamer zu fragen.',
    does: 'Lectern wartet und versucht es wieder.',
    todo: '',
  },
  'account-blocked': {
    what: 'Kaltura hat dieses Konto oder diese Person gesperrt.',
    does: 'Die Aufnahme läuft weiter; das Hochladen wartet.',
    todo: 'Fragen Sie Ihre Kaltura-Betreuung.',
  },
  'api-error': {
    what: 'Kaltura hat {action} abgelehnt: {message} ({kalturaCode}).',
    does: 'Lectern versucht es wieder.',
    todo: 'Bleibt es dabei, sagen Sie es Ihrer Kaltura-Betreuung.',
  },
};
