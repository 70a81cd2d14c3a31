import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { Files } from '../ports/files.ts';
import type { Http } from '../ports/http.ts';

/** A year of a large campus is some ten megabytes; what is larger is no calendar of a room. */
const LIMIT_BYTES = 64 * 1024 * 1024;
const IDLE_TIMEOUT_MS = 30_000;

/** What reading a document needs. */
export interface DocumentPorts {
  readonly files: Files;
  readonly http: Http;
}

/** True for what is fetched over HTTP; anything else is a file. */
export const isAddress = (input: string): boolean => /^(?:https?|webcal):\/\//i.test(input);

/**
 * The text of a file or behind an address. Throws FaultError `feed-missing`, `answer-too-large`, `server-error` or
 * what the connection came to.
 */
export async function fetchDocument(input: string, ports: DocumentPorts, signal?: AbortSignal): Promise<string> {
  if (!isAddress(input)) return fileText(input, ports.files);
  // Calendar programs name their addresses webcal; it is HTTPS.
  const url = input.replace(/^webcal:/i, 'https:');
  const answer = await ports.http.send({
    method: 'GET',
    url,
    idleTimeoutMs: IDLE_TIMEOUT_MS,
    ...(signal ? { signal } : {}),
  });
  const text = await answer.text(LIMIT_BYTES);
  if (answer.status === 200) return text;
  const { host } = new URL(url);
  const gone = answer.status >= 400 && answer.status < 500;
  throw new FaultError(
    gone ? fault('feed-missing', { from: host }) : fault('server-error', { host, status: answer.status }),
  );
}

async function fileText(path: string, files: Files): Promise<string> {
  const stat = await files.stat(path);
  if (stat === null || stat.isDirectory) throw new FaultError(fault('feed-missing', { from: path }));
  if (stat.size > LIMIT_BYTES) {
    throw new FaultError(fault('answer-too-large', { host: path, limitMb: LIMIT_BYTES / 1024 / 1024 }));
  }
  return files.readText(path);
}
