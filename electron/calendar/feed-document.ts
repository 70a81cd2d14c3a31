import { fault, FaultError } from '../../shared/faults/fault.ts';
import { isSafeUrl } from '../kaltura/server.ts';
import type { Files } from '../ports/files.ts';
import type { Http, HttpAnswer } from '../ports/http.ts';

/** A year of a large campus is some ten megabytes; what is larger is no calendar of a room. */
const LIMIT_BYTES = 64 * 1024 * 1024;
const IDLE_TIMEOUT_MS = 30_000;
const MOST_REDIRECTS = 5;

/** What reading a document needs. */
export interface DocumentPorts {
  readonly files: Files;
  readonly http: Http;
}

/** A document as it was fetched. */
export interface FetchedDocument {
  readonly text: string;
  /** Headers by which the server can tell next time that it is still the same (RFC 9110 §13.1); none for a file. */
  readonly unlessSame: Readonly<Record<string, string>>;
}

/** True for what is fetched over HTTP; anything else is a file. */
export const isAddress = (input: string): boolean => /^(?:https?|webcal):\/\//i.test(input);

/** The address as HTTP knows it: calendar programs name theirs webcal, which is HTTPS. */
export const asHttp = (address: string): string => address.trim().replace(/^webcal:/i, 'https:');

/** Whether an address is encrypted on its way, or on this very PC. */
export const isSafeAddress = (address: string): boolean => isSafeUrl(URL.parse(asHttp(address)));

/**
 * The text of a file or behind an address; the `known` one when the server says that it did not change. Follows
 * redirections, but never from an encrypted address to a plain one. Throws FaultError `feed-missing`, `answer-too-large`,
 * `server-error` or what the connection came to.
 */
export async function fetchDocument(
  input: string,
  ports: DocumentPorts,
  { known = null, signal }: { readonly known?: FetchedDocument | null; readonly signal?: AbortSignal } = {},
): Promise<FetchedDocument> {
  if (!isAddress(input)) return { text: await fileText(input, ports.files), unlessSame: {} };
  let url = asHttp(input);
  for (let redirects = 0; ; redirects += 1) {
    const answer = await ports.http.send({
      method: 'GET',
      url,
      ...(known ? { headers: known.unlessSame } : {}),
      idleTimeoutMs: IDLE_TIMEOUT_MS,
      ...(signal ? { signal } : {}),
    });
    const text = await answer.text(LIMIT_BYTES);
    if (answer.status === 304 && known) return known;
    if (answer.status === 200) return { text, unlessSame: unlessSame(answer) };
    const next = redirects < MOST_REDIRECTS ? redirection(answer, url) : null;
    if (next === null) throw refusal(answer.status, new URL(url).host);
    url = next;
  }
}

function redirection({ headers, status }: HttpAnswer, from: string): string | null {
  const to = status >= 300 && status < 400 ? URL.parse(headers['location'] ?? '', from) : null;
  if (to === null || !/^https?:$/.test(to.protocol)) return null;
  return isSafeAddress(from) && !isSafeAddress(to.href) ? null : to.href;
}

function unlessSame({ headers }: HttpAnswer): FetchedDocument['unlessSame'] {
  const { etag, 'last-modified': lastModified } = headers;
  return {
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
}

const refusal = (status: number, host: string): FaultError =>
  new FaultError(
    status >= 400 && status < 500 ? fault('feed-missing', { from: host }) : fault('server-error', { host, status }),
  );

async function fileText(path: string, files: Files): Promise<string> {
  const stat = await files.stat(path);
  if (stat === null || stat.isDirectory) throw new FaultError(fault('feed-missing', { from: path }));
  if (stat.size > LIMIT_BYTES) {
    throw new FaultError(fault('answer-too-large', { host: path, limitMb: LIMIT_BYTES / 1024 / 1024 }));
  }
  return files.readText(path);
}
