import type { Strings } from '../en/english.ts';

const ROLE = 'setrole:CAPTURE_DEVICE_ROLE';

/** German for `diagnostics`. */
export const diagnostics: Strings['diagnostics'] = {
  checksTitle: 'Prüfungen dieses PCs',
  checksIntro: 'Jede hat eine Nummer, damit man sie am Telefon nennen kann.',
  run: 'Alles prüfen',
  running: 'Prüft …',
  again: (check) => `Noch einmal prüfen: ${check}`,
  checks: {
    ffmpeg: 'ffmpeg ist da',
    encoders: 'Video-Encoder',
    folder: 'In den Ordner für Aufnahmen kann geschrieben werden',
    disk: 'Freier Platz, und was der nächste Tag braucht',
    clock: 'Die Uhr dieses PCs gegen die von Kaltura',
    network: 'Kaltura ist zu erreichen',
    secrets: 'Wie Geheimnisse liegen',
    sources: 'Quellen',
  },
  checkStates: { ok: 'gut', warning: 'ansehen', failed: 'falsch', skipped: 'nicht versucht' },
  logTitle: 'Protokoll',
  level: 'Wie schlimm',
  levels: {
    debug: 'Alles',
    info: 'Hinweise und Schlimmeres',
    warn: 'Warnungen und Schlimmeres',
    error: 'Nur Fehler',
  },
  stage: 'Teil',
  everyStage: 'Jeder Teil',
  find: 'Im Protokoll suchen',
  refresh: 'Neu lesen',
  noLines: 'So eine Zeile steht nicht im Protokoll.',
  newest: (n) => `Die neuesten ${n} Zeilen, die neueste zuerst`,
  bundleTitle: 'Paket für die Hilfe',
  bundleIntro:
    'Einstellungen, Journal, Protokoll und Zustand dieses Geräts für jemanden, der Ihnen hilft. Geheimnisse sind herausgenommen. Sehen Sie es an, bevor Sie es sichern.',
  gather: 'Zusammenstellen',
  gathering: 'Stellt zusammen …',
  save: 'Als Datei sichern …',
  saved: (path) => `Gesichert als ${path}`,
  letters: (n) => `${n} Zeichen`,
};

/** German for `doctor`. */
export const doctor: Strings['doctor'] = {
  title: 'Rechte in Kaltura',
  intro:
    'Versucht eins nach dem anderen, was ein Aufnahmegerät braucht. Geändert wird nichts, nur ein leeres Upload-Token bleibt.',
  run: 'Rechte prüfen',
  running: 'Prüft …',
  states: { ok: 'erlaubt', missing: 'fehlt', failed: 'fehlgeschlagen', skipped: 'nicht versucht' },
  permissions: {
    time: 'Die Uhren stimmen überein',
    'widget-session': 'Der Server kennt das Konto',
    'app-token-session': 'Das App-Token wird angenommen',
    role: 'Das Token hat eine Rolle',
    schedule: 'Den Plan lesen',
    blackouts: 'Sperrzeiten lesen',
    resources: 'Räume und Geräte auflisten',
    'template-entry': 'Vorlagen lesen',
    'upload-token': 'Ein Hochladen beginnen',
    'entry-content': 'Hochgeladenes in einen Eintrag legen',
    'live-entry': 'Lesen, wohin live gesendet wird',
    'bulk-upload': 'Bulk-Uploads einreichen',
    'entry-list': 'Einträge nach ihrer Referenz finden',
  },
  tryAgain: `Versuchen Sie es noch einmal; bleibt es dabei, fragen Sie Ihre Kaltura-Betreuung nach dem App-Token und ${ROLE}.`,
  askRole: `Bitten Sie Ihre Kaltura-Betreuung, ${ROLE} in die Sitzungsrechte des App-Tokens aufzunehmen.`,
  askEntry: (action) =>
    `Fragen Sie Ihre Kaltura-Betreuung, ob es den Eintrag gibt, ob die Rolle des App-Tokens ${action} aufrufen darf und ob das Token das Recht disableentitlement braucht, um ihn zu sehen.`,
  askOwnRole: (action) =>
    `Bitten Sie Ihre Kaltura-Betreuung um eine eigene Rolle, die darf, was ${ROLE} darf, und außerdem ${action} aufrufen; oder wählen Sie in den Einstellungen einen anderen Weg.`,
  askAction: (action) =>
    `Bitten Sie Ihre Kaltura-Betreuung, dem App-Token die Rolle für Aufnahmegeräte (${ROLE}) zu geben oder der Rolle, die es hat, ${action} zu erlauben.`,
};
