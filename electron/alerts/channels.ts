import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { AlertSettings } from '../../shared/settings/alerts.ts';
import type { Http } from '../ports/http.ts';
import type { Mailer } from '../ports/mailer.ts';
import { subjectOf, type AlertMessage } from './message.ts';

/** A way by which alerts reach people elsewhere. */
export interface Channel {
  /** For people and logs. */
  readonly name: string;
  isOn(settings: AlertSettings): boolean;
  /** Resolves when the other side has taken the message. Rejects with whatever went wrong. */
  send(message: AlertMessage, settings: AlertSettings, signal: AbortSignal): Promise<void>;
}

/** A secret of the alerts, null when there is none. */
export type AlertSecret = () => Promise<string | null>;

const IDLE_TIMEOUT_MS = 15_000;
const MOST_ANSWER_BYTES = 64 * 1024;

/** Posts each message as JSON. SECRET: the address, since whoever knows it can post. */
export const webhook = (http: Http, address: AlertSecret): Channel => ({
  name: 'webhook',
  isOn: (settings) => settings.webhook,
  async send(message, _settings, signal) {
    const url = await address();
    if (url === null) throw new FaultError(fault('bad-request', { problem: 'no address for the webhook is set' }));
    const answer = await http.send({
      ...{ method: 'POST', url, signal, idleTimeoutMs: IDLE_TIMEOUT_MS },
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
    });
    await answer.text(MOST_ANSWER_BYTES);
    if (answer.status >= 300) {
      throw new FaultError(fault('server-error', { host: new URL(url).host, status: answer.status }));
    }
  },
});

/** Sends each message as a mail. */
export const email = (mailer: Mailer, password: AlertSecret): Channel => ({
  name: 'e-mail',
  isOn: (settings) => settings.email && settings.to.length > 0,
  async send(message, settings) {
    const { from, smtpHost: host, smtpPort: port, smtpSecurity: security, smtpUser: user, to } = settings;
    const login = user === '' ? null : { user, password: (await password()) ?? '' };
    const text = `${message.text}\n\n${message.room}, ${message.at}\n`;
    await mailer.send({ from, to, subject: subjectOf(message), text }, { host, port, security, login });
  },
});
