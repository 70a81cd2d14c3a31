import type { Http, HttpAnswer, HttpRequest } from '../../electron/ports/http.ts';

const NO_LIMIT = 1e9;

/** HTTP that remembers each answer, and gives it again without any network once told to. */
export class ReplayedHttp implements Http {
  readonly #answers = new Map<string, { readonly answer: HttpAnswer; readonly text: string }>();
  /** True: nothing is sent any more. */
  replays = false;

  constructor(private readonly network: Http) {}

  async send(request: HttpRequest): Promise<HttpAnswer> {
    const key = `${request.url} ${String(request.body)}`.replace(/"ks":"[^"]*"/, '');
    let known = this.#answers.get(key);
    if (!this.replays || !known) {
      const answer = await this.network.send(request);
      known = { answer, text: await answer.text(NO_LIMIT) };
      this.#answers.set(key, known);
    }
    const { answer, text } = known;
    return { ...answer, text: () => Promise.resolve(text) };
  }

  /** The bodies of all answers that are longer than a kilobyte. */
  texts(): readonly string[] {
    return [...this.#answers.values()].map((a) => a.text).filter((text) => text.length > 1024);
  }
}
