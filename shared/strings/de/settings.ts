import type { Strings } from '../en/english.ts';

/** German for `devices`. */
export const devices: Strings['devices'] = {
  choose: 'Quellen wählen',
  chooseHint: 'Ersetzt die Quellen und das Profil dieses Geräts.',
  tracks: 'Woraus eine Aufnahme besteht',
  noTracks: 'Es ist noch keine Quelle eingerichtet.',
  trackOf: (video, audio) => `${video}, Ton: ${audio}`,
  size: (width, height, fps) => `${width} × ${height}, ${fps} Bilder/s`,
  none: 'keine',
};

/** German for `settings`. */
export const settings: Strings['settings'] = {
  account: 'Konto und Raum',
  server: 'Server',
  partner: 'Partner-ID',
  token: 'App-Token',
  room: 'Raum',
  unpair: 'Verbindung lösen',
  unpairAsk:
    'Das App-Token wird von diesem PC entfernt. Aufnahmen bleiben, werden aber erst wieder hochgeladen, wenn er neu verbunden ist.',
  doctor: 'Rechte prüfen',
  doctorRunning: 'Prüft …',
  checkStates: { ok: 'erlaubt', missing: 'fehlt', failed: 'fehlgeschlagen', skipped: 'nicht versucht' },
  schedule: 'Plan in Kaltura',
  pollSeconds: 'Kaltura fragen alle (Sekunden)',
  lookAheadDays: 'Vorausschauen (Tage)',
  plan: 'Planung',
  before: 'So lange vor dem Beginn aufnehmen (Sekunden)',
  after: 'So lange nach dem Ende aufnehmen (Sekunden)',
  recordLive: 'Live-Ereignisse auch auf diesem PC aufnehmen',
  pushLive: 'Live-Ereignisse an Kaltura senden',
  blackoutsWin: 'In Sperrzeiten wird nicht aufgenommen',
  capture: 'Aufnahme',
  undoStopSeconds: 'Ein Stopp lässt sich zurücknehmen für (Sekunden)',
  armSeconds: 'Quellen so lange vorher öffnen (Sekunden)',
  upload: 'Hochladen',
  automatic: 'Von selbst hochladen',
  keepDays: 'Hochgeladene Aufnahmen behalten (Tage)',
  rateCapKbps: 'Höchstens (kbit/s, 0 ohne Grenze)',
  notWhileCapturing: 'Mit dem Hochladen warten, während aufgenommen wird',
  console: 'Dieses Fenster',
  theme: 'Farben',
  themes: { auto: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  language: 'Sprache',
  languages: { auto: 'Wie das System', en: 'English', de: 'Deutsch' },
  startAtLogin: 'Lectern beim Anmelden starten',
};
