import type { CAPTURE_FAULTS } from '../../../faults/capture.ts';
import type { WordsOf } from '../../words.ts';

/** German for the faults of `CAPTURE_FAULTS`. */
export const capture: WordsOf<typeof CAPTURE_FAULTS> = {
  'ffmpeg-missing': {
    what: 'ffmpeg wurde nicht gefunden.',
    does: 'Es kann nichts aufgenommen werden.',
    todo: 'Installieren Sie ffmpeg, oder geben Sie seinen Pfad in den Einstellungen an.',
  },
  'no-source': {
    what: 'Es ist keine Quelle eingerichtet.',
    does: 'Es kann nichts aufgenommen werden.',
    todo: 'Wählen Sie unter Geräte eine Kamera, einen Bildschirm oder ein Mikrofon.',
  },
  'source-failed': {
    what: '{source} liefert nichts.',
    does: 'Lectern öffnet die Quelle immer wieder und nimmt die anderen auf.',
    todo: 'Prüfen Sie das Kabel, und dass kein anderes Programm sie benutzt.',
  },
  'source-lost': {
    what: '{source} ist um {time} ausgefallen.',
    does: 'Lectern öffnet die Quelle wieder; die anderen laufen weiter. Die Datei bekommt eine bezeichnete Lücke.',
    todo: 'Prüfen Sie das Kabel.',
  },
  'pc-too-slow': {
    what: 'Dieser PC kommt mit der Spur {track} nicht mit.',
    does: 'Lectern macht weiter; das Bild kann springen.',
    todo: 'Schließen Sie andere Programme, oder wählen Sie im Profil ein kleineres Bild oder eine schnellere Voreinstellung.',
  },
  'too-few-pictures': {
    what: '{source} liefert {fps} statt {wanted} Bilder in der Sekunde.',
    does: 'Lectern zeigt einige davon doppelt.',
    todo: 'Wählen Sie im Profil ein kleineres Bild oder weniger Bilder, oder geben Sie der Kamera mehr Licht.',
  },
  'folder-unwritable': {
    what: 'Lectern kann nicht in {folder} schreiben.',
    does: 'Dort kann nichts aufgenommen werden.',
    todo: 'Wählen Sie in den Einstellungen einen anderen Ordner, oder geben Sie Lectern dort das Recht zu schreiben.',
  },
  'disk-full': {
    what: 'Die Platte von {folder} ist voll.',
    does: 'Lectern behält, was aufgenommen ist.',
    todo: 'Schaffen Sie Platz, oder wählen Sie einen anderen Ordner.',
  },
  'disk-slow': {
    what: 'Die Platte von {folder} ist zu langsam.',
    does: 'Lectern nimmt weiter auf; was die Platte nicht rechtzeitig annimmt, fehlt in der Datei.',
    todo: 'Beenden Sie Programme, die auf sie schreiben, oder wählen Sie einen Ordner auf einer anderen Platte.',
  },
  'nothing-captured': {
    what: 'Während „{title}“ hat keine Quelle etwas geliefert.',
    does: 'Es gibt keine Datei zum Hochladen.',
    todo: 'Proben Sie die Quellen unter Geräte.',
  },
  'join-failed': {
    what: 'Die Teile der Spur {track} ließen sich nicht zusammenfügen.',
    does: 'Lectern behält die Teile und versucht es wieder.',
    todo: 'Bleibt es dabei, lassen sich die Teile einzeln aus dem Ordner der Aufnahme abspielen.',
  },
  'verify-failed': {
    what: 'Die zusammengefügte Datei der Spur {track} stimmt nicht: {problem}.',
    does: 'Lectern behält die Teile und fügt sie noch einmal zusammen.',
    todo: 'Bleibt es dabei, lassen sich die Teile einzeln aus dem Ordner der Aufnahme abspielen.',
  },
};
