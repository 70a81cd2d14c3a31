import type { Strings } from '../en/english.ts';

/** German for `tray`. */
export const tray: Strings['tray'] = {
  notPaired: 'Lectern: noch nicht mit Kaltura verbunden',
  tooltip: (state, next) => `Lectern: ${state}${next === null ? '' : `; ${next}`}`,
  recording: (title, left) => `Aufnahme ${title}, noch ${left}`,
  live: (title, left) => `Live: ${title}, noch ${left}`,
  paused: (title) => `Pause: ${title}`,
  stopped: (title) => `Gestoppt: ${title}`,
  finishing: (title) => `${title} wird fertiggestellt`,
  opening: (title) => `Öffnet Quellen für ${title}`,
  next: (when) => `als Nächstes ${when}`,
  nextEvent: (when, title) => `Nächstes ${when}: ${title}`,
  nothingNext: 'Nichts geplant',
  open: 'Lectern öffnen',
  startNow: 'Jetzt aufnehmen',
  startEarly: (title) => `„${title}“ jetzt beginnen`,
  stop: 'Aufnahme stoppen',
  undoStop: 'Stopp zurücknehmen',
  extend: 'Verlängern',
  extendBy: (minutes) => `${minutes} Minuten`,
  pause: 'Pause',
  resume: 'Weiter',
  uploads: (n, share) => `${n} ${n === 1 ? 'Aufnahme wird' : 'Aufnahmen werden'} hochgeladen, ${share}`,
  sync: 'Jetzt abgleichen',
  settings: 'Einstellungen',
  quit: 'Beenden',
  adHocTitle: 'Spontane Aufnahme',
};

/** German for `dialogs`. */
export const dialogs: Strings['dialogs'] = {
  quit: {
    title: 'Eine Vorlesung wird aufgenommen',
    detail: (title) =>
      `„${title}“ läuft. Wird Lectern beendet, so ist die Aufnahme unterbrochen; sie geht weiter, wenn Lectern vor ihrem Ende wieder gestartet wird.`,
    stay: 'Weiter aufnehmen',
    leave: 'Trotzdem beenden',
  },
  pairLink: {
    title: 'Dieses Gerät verbinden?',
    detail: (server, partner) =>
      `Ein Link will dieses Gerät mit Partner ${partner} auf ${server} verbinden. Nur fortfahren, wenn Sie diesen Link erwartet haben.`,
    pair: 'Verbinden',
    cancel: 'Abbrechen',
  },
  badPairLink: 'Dieser Link zum Verbinden ist nicht lesbar.',
};
