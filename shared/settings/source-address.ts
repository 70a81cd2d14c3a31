/** User and password of a network source. SECRET: kept with the secrets, never in the settings. */
export interface SourceLogin {
  readonly username: string;
  readonly password: string;
}

/** SRT has no user; its password is a parameter of the address. */
const PASSPHRASE = 'passphrase';

/** An address without the login that stands in it, and that login; null when there is none, or the text is no address. */
export function splitLogin(address: string): { readonly address: string; readonly login: SourceLogin | null } {
  const url = URL.parse(address);
  if (url === null || !address.includes('://')) return { address, login: null };
  const passphrase = url.searchParams.get(PASSPHRASE);
  const password = passphrase ?? decoded(url.password);
  const username = decoded(url.username);
  if (username === '' && password === '') return { address, login: null };
  url.username = '';
  url.password = '';
  url.searchParams.delete(PASSPHRASE);
  return { address: url.href, login: { username, password } };
}

/** SECRET: the address with the login in it, as ffmpeg takes it. */
export function withLogin(address: string, { username, password }: SourceLogin): string {
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)$/is.exec(address) ?? [];
  if (scheme === undefined || rest === undefined) return address;
  if (scheme.toLowerCase() === 'srt://') {
    return `${address}${rest.includes('?') ? '&' : '?'}${PASSPHRASE}=${encodeURIComponent(password)}`;
  }
  return `${scheme}${encodeURIComponent(username)}:${encodeURIComponent(password)}@${rest}`;
}

/** A percent sign that stands for itself is left as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (e) {
    if (e instanceof URIError) return part;
    throw e;
  }
}
