import type { Landing } from '../upload/landings.ts';

/** A file part of a multipart body, on the disk. */
export interface UploadedFile {
  readonly kind: 'file';
  /** As the client named it; empty when the part had a `filename` without a name. */
  readonly fileName: string;
  readonly landing: Landing;
  readonly bytes: number;
}

/** One parameter: form values are strings, JSON keeps its types, arrays are trees with the keys 0, 1, 2 … */
export type Param = string | number | boolean | null | UploadedFile | ParamTree;

/** Parameters by name, in the order in which they were met. */
export type ParamTree = Map<string, Param>;

/** True for nested parameters. */
export const isTree = (param: Param | undefined): param is ParamTree => param instanceof Map;

/** True for an uploaded file. */
export const isFile = (param: Param | undefined): param is UploadedFile =>
  typeof param === 'object' && param !== null && 'kind' in param;

/** Parsed JSON as parameters; lists become trees with the keys 0, 1, 2 … */
export function fromJson(value: unknown): Param {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return null;
  return new Map(Object.entries(value).map(([key, v]) => [key, fromJson(v)]));
}

function place(tree: ParamTree, path: readonly string[], value: Param): void {
  const [head = '', ...rest] = path;
  if (rest.length === 0) {
    const old = tree.get(head);
    tree.set(head, isTree(old) && isTree(value) ? new Map([...old, ...value]) : value);
    return;
  }
  const old = tree.get(head);
  const inner: ParamTree = isTree(old) ? old : new Map<string, Param>();
  tree.set(head, inner);
  place(inner, rest, value);
}

/** Spreads names with colons (`filter:idEqual`) into trees, at every depth. Brackets are not looked at. */
export function nestColons(flat: ParamTree): ParamTree {
  const nested: ParamTree = new Map();
  for (const [name, value] of flat) place(nested, name.split(':'), isTree(value) ? nestColons(value) : value);
  return nested;
}
