import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, createServer as createRawServer, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { NodeHttp } from '../../../electron/adapters/http.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { listening } from '../../support/listening.ts';
import { listen, shut } from '../../support/loopback.ts';
import { selfSigned } from '../../support/self-signed.ts';

let http: NodeHttp;
beforeEach(() => {
  http = new NodeHttp();
});
afterEach(() => http.close());

const serve = async (handle: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listening(createServer(handle))}/`;

const post = (url: string, more: object = {}) =>
  http.send({ method: 'POST', url, body: 'hello', idleTimeoutMs: 30_000, ...more });

const faultCode = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: FaultError) => error.fault.code,
  );

test('an answer carries status, lower-case headers and text; the type is sent as it was given', async () => {
  let type: string | undefined;
  const url = await serve((request, response) => {
    type = request.headers['content-type'];
    response.writeHead(201, { 'X-Kaltura-Session': '17, 0.1' }).end('grüße');
  });
  const answer = await post(url, { headers: { 'content-type': 'application/json' } });
  expect([answer.status, answer.headers['x-kaltura-session'], await answer.text(100)]).toEqual([
    201,
    '17, 0.1',
    'grüße',
  ]);
  expect(type).toBe('application/json');
});

test('connections are kept and used again', async () => {
  const server = createServer((request, response) => {
    request.resume();
    response.end('ok');
  });
  let connections = 0;
  server.on('connection', () => connections++);
  const url = `http://127.0.0.1:${await listening(server)}/`;
  for (let i = 0; i < 20; i++) await (await post(url)).text(10);
  expect(connections).toBeLessThanOrEqual(2);
});

test('a streamed body arrives whole with its length, not chunked', async () => {
  const received: string[] = [];
  const url = await serve((request, response) => {
    received.push(request.headers['content-length'] ?? 'chunked');
    request.on('data', (piece: Buffer) => received.push(piece.toString()));
    request.on('end', () => response.end('ok'));
  });
  const body = (): Readable => Readable.from(['one ', 'two'].map((text) => Buffer.from(text)));
  await (await post(url, { body, bodyLength: 7 })).text(10);
  expect(received[0]).toBe('7');
  expect(received.slice(1).join('')).toBe('one two');
});

test('a body whose source fails fails with the fault of the source; a request that breaks ends its source', async () => {
  const url = await serve((request) => void request.resume());
  const changed = new FaultError(fault('file-changed', { file: 'a.mp4' }));
  const failing = async function* () {
    yield await Promise.resolve(Buffer.alloc(100_000));
    throw changed;
  };
  await expect(post(url, { body: failing, bodyLength: 200_000 })).rejects.toBe(changed);
  const deaf = await serve((request) => void request.once('data', () => request.socket.destroy()));
  let hasEnded = (): void => undefined;
  const ended = new Promise<void>((resolve) => (hasEnded = resolve));
  const endless = async function* () {
    try {
      for (;;) yield await Promise.resolve(Buffer.alloc(100_000));
    } finally {
      hasEnded();
    }
  };
  expect(await faultCode(post(deaf, { body: endless, bodyLength: 2 ** 40 }))).toBe('unreachable');
  await ended;
});

test.each([0, 50])('an answer with whose last byte the connection ends is whole, also %i ms later', async (later) => {
  const body = 'a'.repeat(96 * 1024);
  const server = createRawServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`);
      socket.end(body);
    });
  });
  const url = `http://127.0.0.1:${await listen(server)}/`;
  onTestFinished(() => shut(server));
  for (let i = 0; i < 20; i++) {
    const answer = await post(url);
    await sleep(later);
    expect(await answer.text(2 ** 20)).toBe(body);
  }
});

test('an answer past the limit is not read on', async () => {
  const url = await serve((_request, response) => response.end('x'.repeat(200_000)));
  const answer = await post(url);
  expect(await faultCode(answer.text(100_000))).toBe('answer-too-large');
});

test('nobody there, a connection that breaks and a server that stays silent have their own faults', async () => {
  expect(await faultCode(post('http://127.0.0.1:1/'))).toBe('unreachable');
  const breaks = await serve((request) => request.socket.destroy());
  expect(await faultCode(post(breaks))).toBe('unreachable');
  const half = await serve((request, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('half');
    setImmediate(() => request.socket.destroy());
  });
  expect(await faultCode(post(half).then((answer) => answer.text(1000)))).toBe('unreachable');
  const silent = await serve(() => undefined);
  expect(await faultCode(post(silent, { idleTimeoutMs: 50 }))).toBe('timed-out');
});

test('an abort rejects with the reason of the signal', async () => {
  const url = await serve(() => undefined);
  const abort = new AbortController();
  const reason = new Error('stopped');
  const sent = post(url, { signal: abort.signal });
  setImmediate(() => abort.abort(reason));
  await expect(sent).rejects.toBe(reason);
});

test('a redirect is an answer like any other', async () => {
  const url = await serve((_request, response) => response.writeHead(302, { location: '/login' }).end());
  expect((await post(url)).status).toBe(302);
});

test('a certificate nobody vouches for is refused, and taken when its authority is added', async () => {
  const port = await listening(createTlsServer(selfSigned, (_request, response) => void response.end('secret')));
  const url = `https://localhost:${port}/`;
  expect(await faultCode(post(url))).toBe('tls-failed');
  const trusting = new NodeHttp({ extraCa: selfSigned.cert });
  const answer = await trusting.send({ method: 'GET', url, idleTimeoutMs: 30_000 });
  expect(await answer.text(10)).toBe('secret');
  await trusting.close();
});

describe('a proxy of the network', () => {
  /** A proxy that leads every tunnel to one server of this PC, whatever was asked for. */
  async function proxyTo(port: number): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, near: Socket) => {
      asked.push(request.url ?? '');
      const far = connect(port, '127.0.0.1', () => near.write('HTTP/1.1 200 Connection established\r\n\r\n'));
      far.on('error', () => near.destroy()).pipe(near);
      near.on('error', () => far.destroy()).pipe(far);
    });
    return { url: `http://127.0.0.1:${await listening(proxy)}`, asked };
  }

  test('is used where the environment names one, and the certificate is still that of the server', async () => {
    const port = await listening(createTlsServer(selfSigned, (_request, response) => void response.end('through')));
    const { url, asked } = await proxyTo(port);
    const proxied = new NodeHttp({ env: { HTTPS_PROXY: url, NO_PROXY: 'example.edu' }, extraCa: selfSigned.cert });
    const get = (to: string) => proxied.send({ method: 'GET', url: to, idleTimeoutMs: 30_000 });
    expect(await faultCode(get('https://kaltura.invalid/'))).toBe('tls-failed');
    expect(asked).toEqual(['kaltura.invalid:443']);
    await proxied.close();
  });

  test('that wants a password makes the server unreachable', async () => {
    const proxy = createServer();
    proxy.on('connect', (_request, near: Socket) => near.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
    const proxied = new NodeHttp({ env: { https_proxy: `http://127.0.0.1:${await listening(proxy)}` } });
    const sent = proxied.send({ method: 'GET', url: 'https://kaltura.invalid/', idleTimeoutMs: 30_000 });
    expect(await faultCode(sent)).toBe('unreachable');
    await proxied.close();
  });

  test('is not used for this PC itself', async () => {
    const url = await serve((_request, response) => response.end('direct'));
    const { url: proxy, asked } = await proxyTo(1);
    const proxied = new NodeHttp({ env: { http_proxy: proxy } });
    const answer = await proxied.send({ method: 'GET', url, idleTimeoutMs: 30_000 });
    expect([await answer.text(10), asked]).toEqual(['direct', []]);
    await proxied.close();
  });
});
