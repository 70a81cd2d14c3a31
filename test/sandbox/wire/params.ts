import type { IncomingMessage } from 'node:http';
import { parseBody } from './body.ts';
import type { Spool } from './multipart.ts';
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
export async function readParams(request: IncomingMessage, spool: Spool): Promise<ParamTree> {
  const url = new URL(request.url ?? '/', 'http://sandbox.invalid');
  const rawPath = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const whole = (body: ParamTree): ParamTree =>
    nestColons([body, parseQuery(url.search.slice(1)), parsePath(rawPath)].reduce(replaceRecursive));
  if (request.method !== 'POST') return whole(new Map());
  return whole(await parseBody(request, (fields, mostBytes) => spool(whole(fields), mostBytes)));
}
