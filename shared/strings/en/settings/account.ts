/** The section "Account and room" of the settings. */
export const account = {
  title: 'Account and room',
  about: 'The Kaltura account that this device is paired with, and the room that it records.',
  server: 'Server',
  partner: 'Partner id',
  token: 'App token',
  room: 'Room',
  unpair: 'Unpair this device',
  unpairAsk:
    'The app token is removed from this PC. Recordings stay, but they are not uploaded until it is paired again.',
};
