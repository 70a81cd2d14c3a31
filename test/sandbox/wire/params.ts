import type { IncomingMessage } from 'node:http';
import { parseBody } from './body.ts';
import type { SpoolPath } from './multipart.ts';
import { isTree, nestColons, type ParamTree } from './param-tree.ts';
import { parsePath } from './path.ts';
import { parseQuery } from './query.ts';

/** PHP's array_replace_recursive: the later tree wins, nested trees are merged. */
function replaceRecursive(under: ParamTree, over: ParamTree): ParamTree {
  const merged: ParamTree = new Map(under);
  for (const [name, value] of over) {
    const old = merged.get(name);
    merged.set(name, isTree(old) && isTree(value) ? replaceRecursive(old, value) : value);
  }
  return merged;
}

/**
 * All parameters of a request: the body with its files, over it the query string, over both the pairs of the path. Colons are spread into trees after the merge.
 * @throws BrokenMultipart for a multipart body that was cut short
 */
export async function readParams(request: IncomingMessage, spoolPath: SpoolPath): Promise<ParamTree> {
  const url = new URL(request.url ?? '/', 'http://sandbox.invalid');
  const rawPath = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const body: ParamTree = request.method === 'POST' ? await parseBody(request, spoolPath) : new Map<string, never>();
  const sources = [body, parseQuery(url.search.slice(1)), parsePath(rawPath)];
  return nestColons(sources.reduce(replaceRecursive));
}
