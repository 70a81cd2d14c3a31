/**
 * One request. Bodies are sent as they are; an async body is streamed and needs `bodyLength`. It is asked for a piece only
 * when the one before has left this process or never will, so that its memory may be used again.
 */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'HEAD';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | (() => AsyncIterable<Uint8Array>);
  readonly bodyLength?: number;
  /** Milliseconds without any byte, in either direction, after which the request fails. */
  readonly idleTimeoutMs: number;
  readonly signal?: AbortSignal;
}

/** The head of an answer and its body, not yet read. */
export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Reads the body as UTF-8; fails with fault `answer-too-large` past `limitBytes`. */
  text(limitBytes: number): Promise<string>;
  /** The body in pieces. Must be read to the end or broken off. */
  bytes(): AsyncIterable<Uint8Array>;
}

/**
 * HTTP with verified TLS, keep-alive and one pool.
 * Throws FaultError: `unreachable`, `tls-failed`, `timed-out`; an abort rejects with the signal's reason.
 * Follows no redirect. Never logs a url's query or a body.
 */
export interface Http {
  send(request: HttpRequest): Promise<HttpAnswer>;
}
