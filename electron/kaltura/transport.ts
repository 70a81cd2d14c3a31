import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Http, HttpAnswer, HttpRequest } from '../ports/http.ts';
import type { CallOptions, FilePart, FormParams, KalturaParams, TextFormat } from './api.ts';
import { exceptionInHeaders, exceptionInIcal, exceptionInJson, exceptionInXml } from './exception.ts';
import { multipart } from './multipart.ts';
import { redacted } from './redacted.ts';
import { KalturaRefusal } from './refusal.ts';
import type { ServerAddress } from './server.ts';
import type { ServerClock } from './server-clock.ts';

const IDLE_TIMEOUT_MS = 30_000;
const LIMIT_BYTES = 32 * 1024 * 1024;

/** One call as it goes over the wire. `ks` is null for the calls that need no session. */
export interface WireCall {
  readonly service: string;
  readonly action: string;
  readonly params: KalturaParams;
  readonly ks: string | null;
}

/**
 * Single calls to `…/api_v3/service/X/action/Y`: always POST, everything secret in the body. A JSON body's type is
 * exactly `application/json`, since the server does not read a body whose type has a charset.
 * Throws FaultError, for a "no" of Kaltura itself a KalturaRefusal.
 */
export class Transport {
  constructor(
    private readonly http: Http,
    private readonly server: ServerAddress,
    private readonly clientTag: string,
    private readonly clock: Clock,
    private readonly serverClock: ServerClock,
  ) {}

  /** The parsed JSON result; never an exception. */
  async json(call: WireCall, options: CallOptions = {}): Promise<unknown> {
    return this.#jsonIn(await this.#send(call, options, this.#jsonBody(call, 1)), call, options);
  }

  /** The answer in a format as text, when it is of that format and no exception; not looked at beyond its head. */
  async text(call: WireCall, format: TextFormat, options: CallOptions = {}): Promise<string> {
    const answer = await this.#send(call, options, this.#jsonBody(call, WIRE_FORMATS[format]));
    const text = await this.#read(answer, call, options);
    const exception = exceptionInIcal(text) ?? exceptionInXml(text) ?? exceptionInJson(shortJson(text));
    if (exception) throw new KalturaRefusal(exception, nameOf(call));
    if (!EXPECTED[format].test(text)) throw this.#notKaltura(answer, text);
    return text;
  }

  /** Sends `file` as the part `fileData`, the parameters as form fields before it. */
  async file(
    call: WireCall & { readonly params: FormParams },
    file: FilePart,
    options: CallOptions = {},
  ): Promise<unknown> {
    const params = { ...call.params, ...this.#common(call, 1) };
    const fields = Object.entries(params).map(([name, value]) => [name, String(value)] as const);
    const form = multipart(fields, file);
    return this.#jsonIn(await this.#send(call, options, form), call, options);
  }

  #jsonBody(call: WireCall, format: 1 | 2 | 'ical'): Pick<HttpRequest, 'headers' | 'body'> {
    const body = JSON.stringify({ ...call.params, ...this.#common(call, format) });
    return { headers: { 'content-type': 'application/json' }, body };
  }

  #common(call: WireCall, format: 1 | 2 | 'ical'): Record<string, string | number> {
    return { format, clientTag: this.clientTag, ...(call.ks === null ? {} : { ks: call.ks }) };
  }

  async #send(
    call: WireCall,
    options: CallOptions,
    payload: Pick<HttpRequest, 'headers' | 'body' | 'bodyLength'>,
  ): Promise<HttpAnswer> {
    const sentAt = this.clock.now();
    const answer = await this.http.send({
      method: 'POST',
      url: `${this.#endpoint(options)}/${pathOf(call)}`,
      ...payload,
      idleTimeoutMs: options.idleTimeoutMs ?? IDLE_TIMEOUT_MS,
      ...(options.signal ? { signal: options.signal } : {}),
    });
    this.serverClock.noteDate(answer.headers['date'], { sentAt, answeredAt: this.clock.now() });
    return answer;
  }

  /** An upload host of Kaltura's own choice is used only when it is as safe as the paired one. */
  #endpoint({ host }: CallOptions): string {
    const url = host === undefined ? null : URL.parse(host);
    if (url?.protocol !== 'https:' || !this.server.isEncrypted) return this.server.endpoint;
    return url.origin + new URL(this.server.endpoint).pathname;
  }

  async #jsonIn(answer: HttpAnswer, call: WireCall, options: CallOptions): Promise<unknown> {
    const text = await this.#read(answer, call, options);
    const result = jsonOrNull(text);
    const exception = exceptionInJson(result) ?? exceptionInXml(text);
    if (exception) throw new KalturaRefusal(exception, nameOf(call));
    if (result === null && text.trim() !== 'null') throw this.#notKaltura(answer, text);
    return result;
  }

  /** The body of a good answer. Kaltura's own errors come with status 200; anything else is from something in between. */
  async #read(answer: HttpAnswer, call: WireCall, options: CallOptions): Promise<string> {
    const text = await answer.text(options.limitBytes ?? LIMIT_BYTES);
    const exception = answer.status === 200 && text === '' ? exceptionInHeaders(answer.headers) : null;
    if (exception) throw new KalturaRefusal(exception, nameOf(call));
    if (answer.status === 200) return text;
    const ofKaltura = exceptionInJson(jsonOrNull(text));
    if (ofKaltura) throw new KalturaRefusal(ofKaltura, nameOf(call));
    const params = { host: this.server.host, status: answer.status, ...retryAfter(answer) };
    if (answer.status === 429) throw new FaultError(fault('rate-limited', params));
    if (answer.status >= 500 || answer.status === 408 || answer.status === 413) {
      throw new FaultError(fault('server-error', params));
    }
    throw this.#notKaltura(answer, text);
  }

  #notKaltura(answer: HttpAnswer, text: string): FaultError {
    const kind = answer.headers['content-type'] ?? 'no type';
    const detail = redacted(`HTTP ${answer.status}, ${kind}: ${text.slice(0, 120)}`);
    return new FaultError(fault('not-kaltura', { host: this.server.host, status: answer.status }, detail));
  }
}

/** What the call is named in faults and logs. */
export const nameOf = (call: { readonly service: string; readonly action: string }): string =>
  `${call.service}.${call.action}`;

const pathOf = ({ service, action }: WireCall): string =>
  service === 'multirequest' ? 'service/multirequest' : `service/${service.toLowerCase()}/action/${action}`;

/** The numbers and names by which Kaltura knows the formats (KalturaResponseType). */
const WIRE_FORMATS = { json: 1, xml: 2, ical: 'ical' } as const;

/** How an answer of each format begins. */
const EXPECTED: Readonly<Record<TextFormat, RegExp>> = {
  json: /^[\s\uFEFF]*[[{"\d]/,
  xml: /^[\s\uFEFF]*<(?:\?xml|xml)/,
  ical: /^[\s\uFEFF]*BEGIN:/i,
};

/** No exception is longer than this: longer answers need not be parsed to know that they are none. */
const LONGEST_EXCEPTION = 100_000;

const shortJson = (text: string): unknown => (text.length > LONGEST_EXCEPTION ? null : jsonOrNull(text));

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return null;
  }
}

/** `Retry-After` in seconds (RFC 9110 §10.2.3); a date is left to the ordinary back-off. */
function retryAfter(answer: HttpAnswer): { retryAfterSeconds?: number } {
  const header = answer.headers['retry-after'] ?? '';
  return /^\d+$/.test(header) ? { retryAfterSeconds: Number(header) } : {};
}
