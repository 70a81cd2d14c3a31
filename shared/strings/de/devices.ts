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
