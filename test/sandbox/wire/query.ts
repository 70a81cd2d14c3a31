import { isTree, type Param, type ParamTree } from './param-tree.ts';

/** Like PHP: `+` is a blank, and a broken %-sequence stays as it is. */
function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch (error) {
    if (error instanceof URIError) return spaced;
    throw error;
  }
}

/** Sets `a[b][c]` in a tree the way PHP's query parser does; `a[]` takes the next number; the last value of a name wins. */
export function placeBracketed(tree: ParamTree, name: string, value: string): void {
  const open = name.indexOf('[');
  if (open <= 0 || !name.includes(']', open)) {
    tree.set(name.replace(/[ .]/g, '_'), value);
    return;
  }
  const keys = [
    name.slice(0, open).replace(/[ .]/g, '_'),
    ...[...name.matchAll(/\[([^\]]*)\]/g)].map((m) => m[1] ?? ''),
  ];
  let at = tree;
  keys.forEach((key, depth) => {
    const slot = key === '' ? String(at.size) : key;
    if (depth === keys.length - 1) {
      at.set(slot, value);
      return;
    }
    const old = at.get(slot);
    const inner: ParamTree = isTree(old) ? old : new Map<string, Param>();
    at.set(slot, inner);
    at = inner;
  });
}

/** A query string or a form body (application/x-www-form-urlencoded) as parameters, brackets expanded. */
export function parseQuery(query: string): ParamTree {
  const tree: ParamTree = new Map();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decode(at < 0 ? pair : pair.slice(0, at)).trimStart();
    if (name !== '') placeBracketed(tree, name, at < 0 ? '' : decode(pair.slice(at + 1)));
  }
  return tree;
}
