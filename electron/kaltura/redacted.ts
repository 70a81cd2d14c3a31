/**
 * `text` with everything that may be a session (a v2 ks begins `djJ8`), a token or a hash replaced by `…`, cut to what a
 * person would read.
 */
export const redacted = (text: string): string => text.replace(/djJ8[\w\-+/=]*|[\w\-+/=]{28,}/g, '…').slice(0, 500);
