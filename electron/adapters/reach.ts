import { lookup } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { connect, isIP } from 'node:net';
import { connect as connectTls, rootCertificates } from 'node:tls';
import type { Door, Knock, Reach } from '../ports/reach.ts';

/** Knocks over TCP and TLS. */
export class NodeReach implements Reach {
  async knock(door: Door, timeoutMs: number): Promise<Knock> {
    const host = door.host.replace(/^\[|\]$/g, '');
    const isKnown = await lookup(host).then(
      () => true,
      () => false,
    );
    if (!isKnown) return 'unknown-host';
    const ca = door.tls ? await authorities(door.tls.caFile) : [];
    return new Promise((resolve) => {
      const servername = isIP(host) ? {} : { servername: host };
      const socket = door.tls
        ? connectTls({ host, port: door.port, ca, ...servername }, () => done('open'))
        : connect({ host, port: door.port }, () => done('open'));
      const done = (knock: Knock): void => {
        socket.destroy();
        resolve(knock);
      };
      let connected = false;
      socket.on('connect', () => (connected = true));
      socket.setTimeout(timeoutMs, () => done('silent'));
      socket.on('error', () => done(connected ? 'untrusted' : 'unreachable'));
    });
  }
}

async function authorities(caFile: string | null): Promise<string[]> {
  const own = caFile === null ? [] : [await readFile(caFile, 'utf8').catch(() => '')];
  return [...rootCertificates, ...own.filter((pem) => pem !== '')];
}
