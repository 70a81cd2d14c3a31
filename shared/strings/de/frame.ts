import type { Strings } from '../en/english.ts';

/** German for `nav`. */
export const nav: Strings['nav'] = {
  label: 'Ansichten',
  views: {
    today: 'Heute',
    recordings: 'Aufnahmen',
    conflicts: 'Konflikte',
    changes: 'Änderungen',
    devices: 'Geräte',
    settings: 'Einstellungen',
    diagnostics: 'Diagnose',
  },
  conflictCount: (n) => `${n} ${n === 1 ? 'Konflikt' : 'Konflikte'}`,
  lastSync: (when) => `abgeglichen ${when}`,
};

/** German for `header`. */
export const header: Strings['header'] = {
  state: 'Zustand dieses Geräts',
  compact: 'Kompaktes Fenster',
  whole: 'Ganzes Fenster',
};

/** German for `remedies`. */
export const remedies: Strings['remedies'] = {
  'open-settings': 'Einstellungen',
  'open-pairing': 'Verbindung',
  'open-devices': 'Geräte',
  'open-folder': 'Ordner öffnen',
  'sync-now': 'Jetzt abgleichen',
  'retry-upload': 'Erneut versuchen',
  'restart-source': 'Geräte',
  'show-details': 'Einzelheiten',
};

/** German for `common`. */
export const common: Strings['common'] = { cancel: 'Abbrechen', close: 'Schließen' };
