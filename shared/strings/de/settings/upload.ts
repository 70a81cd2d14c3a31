import type { Strings } from '../../en/english.ts';

/** German for `settings.upload`. */
export const upload: Strings['settings']['upload'] = {
  title: 'Hochladen',
  orders: { 'oldest-first': 'Die älteste', 'shortest-first': 'Die kürzeste', 'by-hand': 'Nach der Reihe von Hand' },
  fields: {
    automatic: {
      label: 'Von selbst hochladen',
      hint: 'Aus: eine Aufnahme wartet, bis sie jemand unter „Aufnahmen“ hochlädt.',
    },
    notWhileCapturing: {
      label: 'Mit dem Hochladen warten, während aufgenommen wird',
      hint: 'Für Räume mit langsamem Netz.',
    },
    whileCapturing: {
      label: 'Schon während der Aufnahme hochladen',
      hint: 'Sie ist bald danach in Kaltura. Ihre Datei hat den Index am Ende. Abgebrochenes verwirft Kaltura nach Tagen.',
    },
    order: {
      label: 'Welche Aufnahme zuerst an der Reihe ist',
      hint: 'Von mehreren, die warten. „Jetzt hochladen“ geht allen vor.',
    },
    quietHours: {
      label: 'Ruhezeit',
      hint: 'Täglich wird in dieser Zeit, nach der Uhr des Raums, nichts gesendet – außer was jemand jetzt will.',
    },
    quietFrom: { label: 'Ruhe von', hint: 'Stunden und Minuten, etwa 08:00.' },
    quietTo: { label: 'Ruhe bis', hint: 'Früher als der Anfang: bis zum nächsten Morgen.' },
    randomDelayMinutes: {
      label: 'Zufällig beginnen innerhalb von (Minuten)',
      hint: 'Damit nicht alle Räume zugleich beginnen. 0: sofort.',
    },
    withoutTemplate: {
      label: 'Auch ohne den Vorlage-Eintrag hochladen',
      hint: 'Aus: übergeht Kaltura die Vorlage, fragt Lectern unter „Aufnahmen“, was geschehen soll.',
    },
    rateCapKbps: { label: 'Höchstens nutzen (kbit/s)', hint: '0: ohne Grenze.' },
    parallelChunks: { label: 'Stücke zur gleichen Zeit', hint: 'Mehr sind über weite Strecken schneller.' },
    keepDays: {
      label: 'Hochgeladene Aufnahmen behalten (Tage)',
      hint: 'Was Kaltura nicht bestätigt hat, wird nie gelöscht.',
    },
    requireReady: {
      label: 'Erst löschen, wenn Kaltura umgewandelt hat',
      hint: 'Aus: es genügt, dass Kaltura jedes Byte hat.',
    },
    asEventOwner: {
      label: 'Im Namen dessen hochladen, dem das Ereignis gehört',
      hint: 'Der Eintrag gehört dann dieser Person. Nur mit einem App-Token, das keinen Benutzer festlegt.',
    },
    writeBackEntryIds: {
      label: 'Den Eintrag ins Ereignis schreiben',
      hint: 'Das geplante Ereignis nennt dann, was daraus wurde.',
    },
    markChapters: {
      label: 'Lücken in Kaltura als Kapitel zeigen',
      hint: 'Wo etwas fehlt, sagt es dann der Player. Darf die Rolle das nicht, geschieht nichts.',
    },
  },
};
