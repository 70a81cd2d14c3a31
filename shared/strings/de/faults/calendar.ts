import type { CALENDAR_FAULTS } from '../../../faults/calendar.ts';
import type { WordsOf } from '../../words.ts';

/** German for the faults of `CALENDAR_FAULTS`. */
export const calendar: WordsOf<typeof CALENDAR_FAULTS> = {
  'no-resource': {
    what: 'Dieses Gerät hat in Kaltura noch keinen Raum.',
    does: 'Nach Plan wird nichts aufgenommen.',
    todo: 'Wählen Sie die Ressource des Raums.',
  },
  'ftp-not-set-up': {
    what: 'Der Plan soll über FTP gelesen werden, aber Server, Benutzer oder Passwort fehlen.',
    does: 'Lectern behält den Plan, den es hatte.',
    todo: 'Tragen Sie in den Einstellungen den FTP-Server, den Kaltura-Benutzer (ohne Partner-Id) und dessen Passwort ein.',
  },
  'ftp-login-refused': {
    what: 'Der FTP-Server {host} weist die Anmeldung von {user} ab.',
    does: 'Lectern behält den Plan, den es hatte, und versucht es nur alle 15 Minuten wieder, damit das Konto nicht gesperrt wird.',
    todo: 'Tragen Sie das Passwort dieses Kaltura-Benutzers in den Einstellungen neu ein.',
  },
  'ftp-folder-missing': {
    what: 'Der FTP-Server {host} zeigt keinen Ordner mit Ereignissen.',
    does: 'Lectern behält den Plan, den es hatte.',
    todo: 'Prüfen Sie, ob das der FTP-Server von Kaltura ist; Lectern kann den Plan auch über HTTPS lesen.',
  },
  'ftp-refused': {
    what: 'Der FTP-Server {host} gibt den Plan nicht heraus ({reply}).',
    does: 'Lectern behält den Plan, den es hatte, und versucht es wieder.',
    todo: 'Wenn es so bleibt, sagen Sie es Ihrer Kaltura-Betreuung.',
  },
  'filter-ignored': {
    what: 'Kaltura hat Ereignisse anderer Räume geschickt.',
    does: 'Lectern behält den Plan, den es hatte.',
    todo: 'Sagen Sie Ihrer Kaltura-Betreuung, dass der Filter nach Ressourcen nicht wirkt.',
  },
  'event-unreadable': {
    what: 'Das Ereignis {event} ist nicht lesbar: {problem}.',
    does: 'Lectern hält sich an das, was es zuletzt davon lesen konnte, und nimmt den Rest des Plans.',
    todo: 'Berichtigen Sie das Ereignis in Kaltura.',
  },
  'not-a-calendar': {
    what: '{from} ist kein Kalender.',
    does: 'Lectern behält, was es früher daraus gelesen hat.',
    todo: 'Prüfen Sie die Adresse oder die Datei in den Einstellungen.',
  },
  'feed-missing': {
    what: 'Den Kalender {from} gibt es dort nicht.',
    does: 'Lectern behält, was es früher daraus gelesen hat, und versucht es wieder.',
    todo: 'Prüfen Sie die Adresse oder die Datei in den Einstellungen.',
  },
  'feed-unreachable': {
    what: 'Der Kalender {from} ist nicht lesbar ({problem}).',
    does: 'Lectern behält, was es zuvor davon gelesen hat, und versucht es wieder. Der Plan in Kaltura ist nicht betroffen.',
    todo: 'Wenn es so bleibt, prüfen Sie die Adresse oder die Datei in den Einstellungen.',
  },
  'feed-event-unreadable': {
    what: 'Das Ereignis {event} im Kalender {from} ist nicht lesbar: {problem}.',
    does: 'Lectern lässt es aus und verwendet den Rest des Kalenders.',
    todo: 'Berichtigen Sie das Ereignis in jenem Kalender.',
  },
  'feed-shrank': {
    what: '{count} der kommenden Ereignisse fehlen plötzlich im Kalender {from}.',
    does: 'Lectern behält sie, bis ein zweiter Blick dasselbe sagt.',
    todo: 'Wenn sie absichtlich entfernt wurden, ist nichts zu tun.',
  },
  'bad-calendar-place': {
    what: 'Das ist weder eine https-Adresse noch der volle Pfad einer Datei.',
    does: 'Nichts wurde geändert.',
    todo: 'Kopieren Sie die Adresse des Kalenders (iCal, .ics) aus dem Programm, in dem er geführt wird.',
  },
  'all-day-ignored': {
    what: 'Im Kalender {from} stehen {count} ganztägige Ereignisse.',
    does: 'Lectern lässt sie aus: sie haben keine Uhrzeit.',
    todo: '',
  },
  'fetch-incomplete': {
    what: 'Der Plan kam unvollständig an ({problem}).',
    does: 'Lectern behält den Plan, den es hatte, und versucht es wieder.',
    todo: '',
  },
  'more-unreadable': {
    what: '{count} weitere Ereignisse sind nicht lesbar.',
    does: 'Lectern lässt sie aus und nimmt den Rest des Plans.',
    todo: 'Berichtigen Sie die Ereignisse in Kaltura.',
  },
  'schedule-too-large': {
    what: 'Der Plan enthält mehr als {limit} Ereignisse auf einmal.',
    does: 'Lectern behält den Plan, den es hatte.',
    todo: 'Prüfen Sie, ob die Ressource des Geräts ein einzelner Raum ist, und schauen Sie in den Einstellungen weniger Tage voraus.',
  },
  'schedule-shrank': {
    what: '{count} der kommenden Ereignisse fehlen plötzlich in Kaltura.',
    does: 'Lectern behält sie, bis ein zweiter Blick dasselbe sagt.',
    todo: 'Wurden sie mit Absicht entfernt, ist nichts zu tun.',
  },
  'event-vanished': {
    what: '„{title}“ läuft oder beginnt gleich und fehlt plötzlich im Plan.',
    does: 'Lectern bleibt bei dem, was es wusste, bis zwei weitere Blicke innerhalb einer halben Minute dasselbe sagen.',
    todo: 'Wurde es mit Absicht entfernt, ist nichts zu tun; eine Aufnahme lässt sich hier sofort beenden.',
  },
  'schedule-unsaved': {
    what: 'Der Plan ließ sich auf diesem PC nicht sichern.',
    does: 'Lectern nimmt danach auf, wüsste ihn aber nach einem Neustart ohne Netz nicht mehr.',
    todo: 'Prüfen Sie, ob die Platte voll ist.',
  },
  'clock-skewed': {
    what: 'Die Uhr dieses PCs geht {seconds} Sekunden {direction} der von Kaltura.',
    does: 'Lectern nimmt nach der Uhr auf, die in den Einstellungen steht.',
    todo: 'Schalten Sie die automatische Uhrzeit des PCs (NTP) ein.',
  },
};
