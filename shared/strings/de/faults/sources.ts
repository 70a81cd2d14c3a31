import type { SOURCE_FAULTS } from '../../../faults/sources.ts';
import type { WordsOf } from '../../words.ts';

/** German for the faults of `SOURCE_FAULTS`. */
export const sources: WordsOf<typeof SOURCE_FAULTS> = {
  'source-missing': {
    what: '{source} ist nicht an diesen PC angeschlossen.',
    does: 'Lectern nimmt die anderen Quellen auf und macht mit dieser weiter, sobald sie wieder da ist, an welcher Buchse auch immer.',
    todo: 'Schließen Sie sie an, und schalten Sie sie ein, oder wählen Sie eine andere Quelle.',
  },
  'source-busy': {
    what: '{source} wird von einem anderen Programm benutzt.',
    does: 'Lectern versucht es immer wieder und nimmt die anderen Quellen auf.',
    todo: 'Schließen Sie das Programm, das sie benutzt, etwa eine Videokonferenz.',
  },
  'source-forbidden': {
    what: 'Dieser PC lässt Lectern {source} nicht benutzen.',
    does: 'Lectern versucht es immer wieder und nimmt die anderen Quellen auf.',
    todo: 'macOS und Windows: Erlauben Sie Lectern in den Datenschutz-Einstellungen Kamera, Mikrofon und Bildschirmaufnahme. Linux: Nehmen Sie den Benutzer in die Gruppen video und audio auf, und melden Sie sich neu an.',
  },
  'format-refused': {
    what: '{source} bietet Größe oder Bildrate der Spur nicht an.',
    does: 'Lectern nimmt, was die Quelle von selbst gibt, und passt es an.',
    todo: 'Wählen Sie Größe und Bildrate, die die Kamera hat.',
  },
  'source-login-refused': {
    what: '{source} lehnt Benutzername oder Passwort ab.',
    does: 'Lectern versucht es immer wieder und nimmt die anderen Quellen auf.',
    todo: 'Geben Sie Benutzername und Passwort unter Geräte ein.',
  },
  'source-unreachable': {
    what: '{source} ist über das Netz nicht zu erreichen.',
    does: 'Lectern versucht es immer wieder und nimmt die anderen Quellen auf.',
    todo: 'Prüfen Sie Adresse, Strom und Netzwerkkabel.',
  },
  'ffmpeg-lacks': {
    what: 'Dem ffmpeg dieses PCs fehlt, was {source} braucht.',
    does: 'Lectern nimmt die anderen Quellen auf.',
    todo: 'Installieren Sie ein vollständiges ffmpeg, oder wählen Sie eine andere Art von Quelle oder einen anderen Encoder.',
  },
  'window-missing': {
    what: 'Es gibt kein Fenster mit dem Titel von {source}.',
    does: 'Lectern sucht es immer wieder und nimmt die anderen Quellen auf.',
    todo: 'Öffnen Sie das Fenster, oder nehmen Sie stattdessen den ganzen Bildschirm auf. Unter Linux muss das Programm xwininfo installiert sein.',
  },
  'wayland-screen': {
    what: 'Dieser Desktop läuft auf Wayland, das seinen Bildschirm keinem ffmpeg zeigt.',
    does: 'Kameras und Mikrofone werden aufgenommen; ein Bildschirm wäre schwarz.',
    todo: 'Wählen Sie bei der Anmeldung die Sitzung „Xorg“ oder „X11“.',
  },
  'disk-short': {
    what: 'Auf dem Datenträger von {folder} sind noch {free} GB frei, und das ganze Ereignis kann {needed} GB brauchen.',
    does: 'Lectern nimmt auf, solange Platz ist.',
    todo: 'Schaffen Sie Platz, oder wählen Sie einen anderen Ordner.',
  },
};
