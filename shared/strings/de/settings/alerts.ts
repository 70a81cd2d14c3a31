import type { Strings } from '../../en/english.ts';

/** German for `settings.alerts`. */
export const alerts: Strings['settings']['alerts'] = {
  title: 'Benachrichtigungen',
  fields: {
    notifications: {
      label: 'Meldungen auf dem Desktop',
      hint: 'Jeder Fehler wird einmal gemeldet und zurückgenommen, wenn er vorbei ist.',
    },
    sound: { label: 'Mit einem Ton', hint: 'Der Warnton des Systems.' },
    quietInLectures: {
      label: 'Ruhe während der Veranstaltung',
      hint: 'Während aufgenommen wird, werden nur deren eigene Fehler gemeldet.',
    },
    repeatMinutes: {
      label: 'Denselben Fehler wieder melden nach (Minuten)',
      hint: 'Im Fenster steht er die ganze Zeit.',
    },
    webhook: {
      label: 'An einen Webhook senden',
      hint: 'Fehler und ihr Ende als JSON, für Ihren Chat oder Ihre Überwachung.',
    },
    webhookUrl: { label: 'Adresse des Webhooks', hint: 'Liegt bei den Geheimnissen und wird nicht wieder angezeigt.' },
    email: { label: 'E-Mail senden', hint: 'Fehler und ihr Ende, an die Personen unten.' },
    to: { label: 'Empfänger', hint: 'Adressen, durch Kommas getrennt.' },
    from: { label: 'Absender', hint: 'Eine Adresse, die Ihr Mailserver diesem PC erlaubt.' },
    smtpHost: { label: 'Mailserver', hint: 'Sein Name, etwa smtp.example.edu.' },
    smtpPort: { label: 'Port des Mailservers', hint: '587 für STARTTLS, 465 für TLS.' },
    smtpSecurity: { label: 'Verschlüsselung', hint: 'Ohne ist nur für einen Server im Haus.' },
    smtpUser: { label: 'Benutzer', hint: 'Leer: ohne Anmeldung.' },
    smtpPassword: { label: 'Passwort', hint: 'Liegt bei den Geheimnissen und wird nicht wieder angezeigt.' },
  },
  securities: { tls: 'TLS', starttls: 'STARTTLS', none: 'Ohne' },
  keep: 'Behalten',
  forget: 'Vergessen',
  kept: 'Behalten.',
  forgotten: 'Vergessen.',
  test: 'Probe senden',
  testHint: 'Über Webhook und E-Mail, soweit sie eingeschaltet sind.',
  testing: 'Sendet …',
  sent: (channel) => `Gesendet über ${channel}.`,
  nothingOn: 'Weder Webhook noch E-Mail ist eingeschaltet.',
};
