import type { Strings } from '../../en/english.ts';

/** German for `settings.account`. */
export const account: Strings['settings']['account'] = {
  title: 'Konto und Raum',
  about: 'Das Kaltura-Konto, mit dem dieses Gerät verbunden ist, und der Raum, den es aufnimmt.',
  server: 'Server',
  partner: 'Partner-ID',
  token: 'App-Token',
  room: 'Raum',
  unpair: 'Verbindung lösen',
  unpairAsk:
    'Das App-Token wird von diesem PC entfernt. Aufnahmen bleiben, werden aber erst wieder hochgeladen, wenn er neu verbunden ist.',
};
