import type { ParamTree } from './param-tree.ts';

const dropped = new Set(['', 'api', 'api_v3', 'index.php']);

/**
 * Parameters in the path: `/service/X/action/Y/key/value`, read strictly in pairs after url-decoding the whole path, so a
 * value that holds a slash splits and an empty value shifts all later pairs. The first occurrence of a key wins. Brackets
 * are not expanded: `filter[idEqual]` is a key of that very name.
 */
export function parsePath(pathname: string): ParamTree {
  let decoded = pathname;
  try {
    decoded = decodeURIComponent(pathname);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  const [first, ...others] = decoded.split('/').filter((segment) => segment !== '');
  const segments = [first ?? '', ...others].filter((segment, i) =>
    i === 0 ? !dropped.has(segment) : segment !== 'api_v3' && segment !== 'index.php',
  );
  const pairs: ParamTree = new Map();
  for (let i = 0; i < segments.length; i += 2) {
    const key = segments[i] ?? '';
    if (!pairs.has(key)) pairs.set(key, segments[i + 1] ?? '');
  }
  return pairs;
}
