/** What stands where a secret was. */
export const MASK = '•••';

/** Names of fields whose value is a secret, whatever it is. */
const SECRET_KEY =
  /^(?:token|tokenhash|ks|secret|adminsecret|password|passphrase|streamkey|streamname|streamid|authorization|cookie|set-cookie)$/;

/** Shapes of secrets within texts, and what is left of them. */
const SECRET_SHAPES: readonly (readonly [RegExp, string])[] = [
  // Kaltura sessions: version 2 begins with `v2|` in base64, version 1 is base64 of a signature and fields.
  [/\bdjJ8[A-Za-z0-9_\-+/=]{8,}/g, MASK],
  // Parameters of a query, a form or an iCal line.
  [/([?&;\s"'](?:ks|token|tokenHash|secret|password|passphrase|streamid)=)[^&\s"']+/gi, `$1${MASK}`],
  // Kaltura's path style: …/ks/SESSION/…
  [/(\/ks\/)[^/?\s"']+/gi, `$1${MASK}`],
  // User and password within an address.
  [/([a-z][a-z0-9+.-]*:\/\/)[^/\s:@]*:[^/\s@]*@/gi, `$1${MASK}@`],
  // What follows the host of a live endpoint carries the stream's key.
  [/((?:rtmps?|rtsps?|srt):\/\/[^/\s?]+)[/?][^\s"']*/gi, `$1/${MASK}`],
  [/((?:authorization|x-kaltura-ks)"?\s*[:=]\s*"?)[^\n"]+/gi, `$1${MASK}`],
  // App tokens are 32 hexadecimal digits that stand alone; ids with a prefix (`0_…`) and SHA-256 are not touched.
  [/(?<![A-Za-z0-9_])[0-9a-f]{32}(?![A-Za-z0-9])/g, MASK],
];

/** The text without what looks like a secret. */
export const redactText = (text: string): string =>
  SECRET_SHAPES.reduce((rest, [shape, left]) => rest.replace(shape, left), text);

/** A copy of anything loggable in which secrets are masked by the name of their field and by their shape. Errors become data. */
export function redact(value: unknown, depth = 6): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '…';
  if (Array.isArray(value)) return value.map((item) => redact(item, depth - 1));
  if (value instanceof Error) return redactError(value, depth);
  const entries = value instanceof Map ? [...value].map(([k, v]) => [String(k), v] as const) : Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, item]) => [key, isSecretKey(key) && item !== null ? MASK : redact(item, depth - 1)]),
  );
}

const isSecretKey = (key: string): boolean => SECRET_KEY.test(key.toLowerCase().replaceAll(/[_\s]/g, ''));

function redactError(error: Error, depth: number): unknown {
  return {
    name: error.name,
    message: redactText(error.message),
    ...('code' in error ? { code: error.code } : {}),
    ...(error.stack === undefined ? {} : { stack: redactText(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth - 1) }),
  };
}
