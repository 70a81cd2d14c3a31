import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NodeHttp } from '../../../electron/adapters/http.ts';
import { smtpMailer } from '../../../electron/adapters/smtp-mailer.ts';
import { email, webhook } from '../../../electron/alerts/channels.ts';
import { messageOf } from '../../../electron/alerts/message.ts';
import { fromEpochMs } from '../../../shared/domain/instant.ts';
import { fault } from '../../../shared/faults/fault.ts';
import { alertsSchema } from '../../../shared/settings/alerts.ts';
import { listen } from '../../support/loopback.ts';

let http: NodeHttp;
let server: Server | null = null;
beforeEach(() => {
  http = new NodeHttp();
});
afterEach(async () => {
  await http.close();
  server?.close();
});

const condition = {
  ...{ key: 'disk', fault: fault('disk-full', { folder: 'D:\\' }), severity: 'fault' as const },
  ...{ recordingId: null, offer: null, isOfRunning: false, patienceMs: 0 },
};
const message = messageOf({ what: 'fault', condition, at: fromEpochMs(0) }, 'Room 702');
const { signal } = new AbortController();

function portOf(listening: Server): Promise<number> {
  server = listening;
  return listen(listening);
}

/** A server that takes what is posted, and its channel. */
async function hooked(status: number, bodies: string[]) {
  const port = await portOf(
    createHttpServer((request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        bodies.push(body);
        response.writeHead(status).end('ok');
      });
    }),
  );
  return webhook(http, () => Promise.resolve(`http://127.0.0.1:${port}/hook`));
}

/** An SMTP server (RFC 5321) that writes down what it is sent. */
const postOffice = (lines: string[]): Server =>
  createServer((socket) => {
    let isData = false;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    say('220 here');
    createInterface({ input: socket }).on('line', (line) => {
      lines.push(line);
      if (isData && line !== '.') return;
      isData = line === 'DATA';
      if (line.startsWith('QUIT')) socket.end('221 bye\r\n');
      else say(isData ? '354 go on' : '250 ok');
    });
  });

test('a webhook is posted what is wrong', async () => {
  const bodies: string[] = [];
  await (await hooked(200, bodies)).send(message, alertsSchema.parse({}), signal);
  expect(bodies.map((b) => JSON.parse(b) as unknown)).toEqual([message]);
  expect(message).toMatchObject({ app: 'lectern', room: 'Room 702', what: 'fault', code: 'disk-full' });
});

test('a webhook that refuses is not taken for delivered', async () => {
  const channel = await hooked(403, []);
  await expect(channel.send(message, alertsSchema.parse({}), signal)).rejects.toMatchObject({
    fault: { code: 'server-error', params: { status: 403 } },
  });
});

test('a mail says what is wrong and where', async () => {
  const lines: string[] = [];
  const settings = alertsSchema.parse({
    ...{ email: true, smtpHost: '127.0.0.1', smtpPort: await portOf(postOffice(lines)), smtpSecurity: 'none' },
    ...{ from: 'lectern@example.edu', to: ['av@example.edu'] },
  });
  await email(smtpMailer, () => Promise.resolve(null)).send(message, settings, signal);
  expect(lines).toContain('MAIL FROM:<lectern@example.edu>');
  expect(lines).toContain('RCPT TO:<av@example.edu>');
  expect(lines).toContain('Subject: Lectern Room 702: fault');
  expect(lines.join('\n')).toContain('The disk of D:\\ is full.');
});
