import { isFile, isTree, type ParamTree } from '../wire/param-tree.ts';

/** A parameter as the log shows it. */
export type LoggedParam = string | number | boolean | null | { readonly [name: string]: LoggedParam };

/** One request as it came in and went out. Secrets are masked. */
export interface LoggedRequest {
  /** ISO 8601, the server's clock. */
  readonly at: string;
  readonly method: string;
  readonly service: string;
  readonly action: string;
  readonly params: LoggedParam;
  /** HTTP status; null when the connection was cut. */
  status: number | null;
  /** Code of the API error, if any. */
  error: string | null;
}

const secrets = new Set(['ks', 'token', 'tokenhash', 'secret', 'streampassword', 'srtpass']);

/** Parameters as plain data, secrets as `***`, files as name and size. */
export function masked(tree: ParamTree): LoggedParam {
  return Object.fromEntries(
    [...tree].map(([name, value]) => {
      if (isTree(value)) return [name, masked(value)];
      // A resource names its upload token in `token`: an id, not a secret.
      const isId = typeof value === 'string' && /^\d_[0-9a-f]{32}$/.test(value);
      if (secrets.has(name.toLowerCase()) && !isId) return [name, '***'];
      return [name, isFile(value) ? { fileName: value.fileName, bytes: value.bytes } : value];
    }),
  );
}
