import type { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';
import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { Http, HttpAnswer, HttpRequest } from '../ports/http.ts';
import { isNetworkCode, isTlsCode } from './network-codes.ts';

/** Time to reach a server, TLS included. */
const CONNECT_TIMEOUT_MS = 15_000;

/**
 * undici 7 throws where nobody can catch it when a connection ends while its body waits for a reader, which it does from
 * this on (nodejs/undici#5360). Bodies are read as they come, so they never have as much in store.
 */
const NEVER_FULL_BYTES = 2 ** 30;

export interface NodeHttpOptions {
  /** PEM of a certificate authority that is trusted besides the public ones. */
  readonly extraCa?: string;
  /** Where `http_proxy`, `https_proxy` and `no_proxy` (or in capitals) are looked up. This PC itself is never behind one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** HTTP over undici: one pool of kept-alive connections per server, TLS always verified. */
export class NodeHttp implements Http {
  readonly #agent: Dispatcher;

  constructor({ extraCa, env = process.env }: NodeHttpOptions = {}) {
    const ca = extraCa === undefined ? {} : { ca: [...rootCertificates, extraCa] };
    const options = {
      connections: 16,
      pipelining: 1,
      keepAliveTimeout: 30_000,
      connect: { timeout: CONNECT_TIMEOUT_MS, ...ca },
    };
    const httpProxy = env['http_proxy'] ?? env['HTTP_PROXY'] ?? '';
    const httpsProxy = env['https_proxy'] ?? env['HTTPS_PROXY'] ?? '';
    const noProxy = [env['no_proxy'] ?? env['NO_PROXY'] ?? '', 'localhost', '127.0.0.1', '[::1]'].join(',');
    const isDirect = httpProxy === '' && httpsProxy === '';
    this.#agent = isDirect
      ? new Agent(options)
      : new EnvHttpProxyAgent({ ...options, httpProxy, httpsProxy, noProxy, requestTls: ca });
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    const url = new URL(request.url);
    const answer = await withFaults(url, request, () =>
      this.#agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: request.method,
        headers: headersOf(request),
        body: bodyOf(request),
        headersTimeout: request.idleTimeoutMs,
        bodyTimeout: request.idleTimeoutMs,
        highWaterMark: NEVER_FULL_BYTES,
        signal: request.signal ?? null,
      }),
    );
    return new NodeHttpAnswer(answer, url, request);
  }

  /** Breaks off what is under way and closes every connection. */
  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}

class NodeHttpAnswer implements HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    private readonly answer: Dispatcher.ResponseData,
    private readonly url: URL,
    private readonly request: HttpRequest,
  ) {
    this.status = answer.statusCode;
    const headers = Object.entries(answer.headers);
    this.headers = Object.fromEntries(headers.map(([name, value]) => [name, [value ?? []].flat().join(', ')]));
  }

  async text(limitBytes: number): Promise<string> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of this.bytes()) {
      length += piece.length;
      // Leaving the loop breaks off the connection.
      if (length > limitBytes) throw tooLarge(this.url, limitBytes);
      pieces.push(piece);
    }
    return Buffer.concat(pieces).toString('utf8');
  }

  async *bytes(): AsyncIterable<Uint8Array> {
    try {
      for await (const piece of this.answer.body) yield piece as Buffer;
    } catch (error) {
      throw faultOf(error, this.url, this.request);
    }
  }
}

const headersOf = ({ headers, bodyLength }: HttpRequest): Record<string, string> => ({
  ...headers,
  ...(bodyLength === undefined ? {} : { 'content-length': String(bodyLength) }),
});

/** undici takes an async iterable as it is; its types do not say so. */
const bodyOf = ({ body }: HttpRequest): string | Uint8Array | Readable | null =>
  typeof body === 'function' ? (lasting(body()) as unknown as Readable) : (body ?? null);

/**
 * undici asks for the next piece when the connection has taken the one before; of pieces that together are shorter than
 * this it only queues them (the high-water mark of its sockets). Those are copied, since their memory may be used again.
 */
const QUEUED_BYTES = 64 * 1024;

async function* lasting(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const piece of pieces) yield piece.length < QUEUED_BYTES ? Buffer.from(piece) : piece;
}

async function withFaults<T>(url: URL, request: HttpRequest, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw faultOf(error, url, request);
  }
}

/** What went wrong between here and the server. An abort stays what the signal says, a fault of the body's source too. */
function faultOf(error: unknown, url: URL, { signal, idleTimeoutMs }: HttpRequest): unknown {
  if (signal?.aborted) return signal.reason;
  if (error instanceof FaultError) return error;
  const code = codeOf(error);
  const host = url.host;
  if (isTlsCode(code)) {
    return new FaultError(fault('tls-failed', { host }, code), { cause: error });
  }
  if (/TIMEOUT|ETIMEDOUT/.test(code)) {
    const ms = code === 'UND_ERR_CONNECT_TIMEOUT' ? CONNECT_TIMEOUT_MS : idleTimeoutMs;
    return new FaultError(fault('timed-out', { host, seconds: Math.round(ms / 1000) }, code), { cause: error });
  }
  if (isNetworkCode(code) || BROKEN_OFF.test(code)) {
    return new FaultError(fault('unreachable', { host }, code), { cause: error });
  }
  return error;
}

/** Codes of answers that break off; a local file that cannot be read has others. */
const BROKEN_OFF = /^(?:UND_ERR_(?:SOCKET|DESTROYED|CLOSED|ABORTED|PRX_TLS|RES\w*)|HPE_\w+)$/;

/** The error's own code, or that of what caused it. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined) return code;
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return codeOf(inner);
}

const tooLarge = (url: URL, limitBytes: number): FaultError =>
  new FaultError(fault('answer-too-large', { host: url.host, limitMb: Math.round(limitBytes / 2 ** 20) }));
