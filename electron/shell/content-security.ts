/** Each directive of the window's content security policy, and why it is as wide as it is. */
const DIRECTIVES: readonly { readonly directive: string; readonly sources: string; readonly why: string }[] = [
  { directive: 'default-src', sources: "'none'", why: 'what is not named below is not needed' },
  { directive: 'script-src', sources: "'self'", why: 'the bundle; nothing inline, nothing evaluated' },
  { directive: 'style-src', sources: "'self' 'nonce-{nonce}'", why: 'the bundle, and one sheet that a component adds' },
  { directive: 'img-src', sources: "'self' data:", why: 'icons, and previews that arrive as data urls' },
  { directive: 'media-src', sources: "'self' data:", why: 'a test recording that is played back' },
  { directive: 'font-src', sources: "'self'", why: 'fonts of the bundle' },
  { directive: 'connect-src', sources: "'none'", why: 'only the main process talks to the network' },
  { directive: 'base-uri', sources: "'none'", why: 'relative addresses must not be led elsewhere' },
  { directive: 'form-action', sources: "'none'", why: 'forms are handled in script' },
  { directive: 'frame-ancestors', sources: "'none'", why: 'nothing embeds the window' },
];

/** The header's value for one load of the window; `nonce` is fresh for each. */
export const contentSecurityPolicy = (nonce: string): string =>
  DIRECTIVES.map(({ directive, sources }) => `${directive} ${sources.replace('{nonce}', nonce)}`).join('; ');
