import { createTransport } from 'nodemailer';
import type { Mail, Mailer, MailServer } from '../ports/mailer.ts';

/** Milliseconds without progress after which a mail is given up. */
const PATIENCE_MS = 20_000;

/** Mail by SMTP, one connection for each; certificates are verified. */
export const smtpMailer: Mailer = {
  async send(mail: Mail, { host, port, security, login }: MailServer): Promise<void> {
    const transport = createTransport({
      ...{
        host,
        port,
        secure: security === 'tls',
        requireTLS: security === 'starttls',
        ignoreTLS: security === 'none',
      },
      ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
      ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
    });
    try {
      await transport.sendMail({ ...mail, to: [...mail.to] });
    } finally {
      transport.close();
    }
  },
};
