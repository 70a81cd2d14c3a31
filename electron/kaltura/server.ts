import { fault, FaultError } from '../../shared/faults/fault.ts';

/** The server's address as the operator may have typed it, with or without `/api_v3`. */
export interface ServerAddress {
  /** Scheme, host, port and path up to and including `/api_v3`. */
  readonly endpoint: string;
  readonly host: string;
  readonly isEncrypted: boolean;
}

/**
 * Reads a server's address. Plain http is for this very PC, and for servers that the settings allow it for.
 * Throws FaultError `bad-url`, `insecure-url`.
 */
export function serverAddress(serverUrl: string, allowPlainHttp: boolean): ServerAddress {
  const url = URL.parse(serverUrl.trim());
  const isUsable = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '';
  if (!isUsable) throw new FaultError(fault('bad-url', { url: withoutCredentials(serverUrl) }));
  const isEncrypted = url.protocol === 'https:';
  if (!isEncrypted && !allowPlainHttp && !isLoopback(url.hostname)) {
    throw new FaultError(fault('insecure-url', { url: url.origin }));
  }
  const path = url.pathname.replace(/\/+$/, '').replace(/\/api_v3(?:\/index\.php)?$/, '');
  return { endpoint: `${url.origin}${path}/api_v3`, host: url.host, isEncrypted };
}

/** Whether a url's host name is this PC by definition, not by a name service. */
const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);

/** Whether what goes there is encrypted on its way, or stays on this very PC. */
export const isSafeUrl = (url: URL | null): boolean =>
  url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));

const withoutCredentials = (url: string): string =>
  url
    .trim()
    .replace(/\/\/[^/@]*@/, '//')
    .replace(/\?.*$/, '');
