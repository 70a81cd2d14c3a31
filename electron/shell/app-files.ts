/** The window's own address: a scheme of the app's, so that `file:` is never needed and the origin is a real one. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://lectern';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

/** A file of the window's bundle: its path below the bundle's folder, with `/`, and its media type. */
export interface AppFile {
  readonly path: string;
  readonly type: string;
}

/**
 * The file that an address of the window names; null for a foreign origin, a way out of the folder, a hidden file or a kind
 * of file that the bundle does not have.
 */
export function appFileOf(address: string): AppFile | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== APP_ORIGIN) return null;
  const path = url.pathname === '/' ? 'index.html' : url.pathname.slice(1);
  if (!/^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(path)) return null;
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)];
  return type === undefined ? null : { path, type };
}
