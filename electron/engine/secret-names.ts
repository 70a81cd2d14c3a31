import { DELIVERY_SECRETS } from '../upload/delivery/place.ts';

/** The name under which the app token's value is kept with the secrets. */
export const APP_TOKEN_SECRET = 'app-token';

/** Where alerts are posted to; whoever knows the address can post there. */
export const WEBHOOK_SECRET = 'alert-webhook-url';

/** The password for the mail server of the alerts. */
export const SMTP_SECRET = 'alert-smtp-password';

/** The password of the user that reads the schedule over FTP. */
export const FTP_SECRET = 'ftp-password';

/** The address of a calendar besides Kaltura's; whoever knows it may be able to read that calendar. */
export const calendarSecret = (calendarId: string): string => `calendar-address-${calendarId}`;

/** Every name under which a secret may be kept, but for those of single servers and calendars. */
export const SECRET_NAMES: readonly string[] = [
  ...[APP_TOKEN_SECRET, WEBHOOK_SECRET, SMTP_SECRET, FTP_SECRET],
  ...DELIVERY_SECRETS,
];
