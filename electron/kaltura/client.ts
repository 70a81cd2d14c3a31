import { z } from 'zod';
import type {
  CallOptions,
  CallPart,
  FilePart,
  FormParams,
  KalturaApi,
  KalturaParams,
  PartAnswer,
  TextFormat,
} from './api.ts';
import { checked } from './checked.ts';
import { exceptionInJson } from './exception.ts';
import { isRenewable, KalturaRefusal } from './refusal.ts';
import type { Session } from './session.ts';
import { nameOf, type Transport } from './transport.ts';

/** Calls with a session: signs in when needed, renews at most once per call, checks what comes back. */
export class KalturaClient implements KalturaApi {
  constructor(
    private readonly transport: Transport,
    private readonly session: Session,
  ) {}

  async call<T>(
    service: string,
    action: string,
    params: KalturaParams,
    schema: z.ZodType<T>,
    options: CallOptions = {},
  ): Promise<T> {
    const result = await this.#withSession(options, (ks) =>
      this.transport.json({ service, action, params, ks }, options),
    );
    return checked(result, schema, nameOf({ service, action }));
  }

  fetchText(
    service: string,
    action: string,
    params: KalturaParams,
    format: TextFormat,
    options: CallOptions = {},
  ): Promise<string> {
    return this.#withSession(options, (ks) => this.transport.text({ service, action, params, ks }, format, options));
  }

  async callMany(parts: readonly CallPart[], options: CallOptions = {}): Promise<readonly PartAnswer[]> {
    const numbered = parts.map(({ service, action, params }, i) => [String(i + 1), { service, action, ...params }]);
    const params = Object.fromEntries(numbered) as KalturaParams;
    return this.#withSession(options, async (ks) => {
      const result = await this.transport.json({ service: 'multirequest', action: '', params, ks }, options);
      const results = checked(result, z.array(z.unknown()).length(parts.length), 'multirequest');
      const answers = parts.map((part, i) => answerOf(results[i], nameOf(part)));
      const first = answers[0];
      // When the session is refused, it is so before the first part did anything: the whole may be repeated.
      if (first?.ok === false && isRenewable(first.refusal)) throw first.refusal;
      return answers;
    });
  }

  async sendFile<T>(
    service: string,
    action: string,
    params: FormParams,
    file: FilePart,
    schema: z.ZodType<T>,
    options: CallOptions = {},
  ): Promise<T> {
    const result = await this.#withSession(options, (ks) =>
      this.transport.file({ service, action, params, ks }, file, options),
    );
    return checked(result, schema, nameOf({ service, action }));
  }

  /** A refused session did nothing on the server, so that even calls that create things are safely made once more. */
  async #withSession<T>({ signal }: CallOptions, act: (ks: string) => Promise<T>): Promise<T> {
    const ks = await this.session.ks(signal);
    try {
      return await act(ks);
    } catch (error) {
      if (!isRenewable(error)) throw error;
      this.session.drop(ks);
      return act(await this.session.ks(signal));
    }
  }
}

function answerOf(result: unknown, action: string): PartAnswer {
  const exception = exceptionInJson(result);
  return exception ? { ok: false, refusal: new KalturaRefusal(exception, action) } : { ok: true, result };
}
