import { findClass } from '../types/classes.ts';
import { isTree, nestColons, type ParamTree } from '../wire/param-tree.ts';

/** The formats that are folders under `/format`, with the `format` parameter that each stands for. */
export const ftpFormats = { json: '1', xml: '2', ical: 'ical' } as const;

/** One of `json`, `xml` and `ical`. */
export type FtpFormat = keyof typeof ftpFormats;

/** What a path means. */
export type FtpPlace =
  | { readonly kind: 'folder'; readonly names: readonly string[] }
  | { readonly kind: 'list'; readonly format: FtpFormat; readonly service: string; readonly params: ParamTree }
  | { readonly kind: 'file'; readonly format: FtpFormat; readonly service: string; readonly fileName: string };

const isFormat = (name: string): name is FtpFormat => name in ftpFormats;

/** Filter and pager are taken only with an `objectType` that the program knows; else they are dropped without a word. */
function dropUntyped(params: ParamTree): ParamTree {
  return new Map(
    [...params].filter(([name, value]) => {
      if (name !== 'filter' && name !== 'pager') return true;
      const objectType = isTree(value) ? value.get('objectType') : undefined;
      return typeof objectType === 'string' && findClass(objectType) !== null;
    }),
  );
}

/**
 * What a path stands for, or null when there is nothing. Behind `/format/FORMAT/SERVICE` come pairs of names; whether a
 * path is a folder or a file is told by counting: more than three parts and an even number is a file. So a path that
 * ends in the name of a pair looks like a file.
 */
export function placeOf(path: string, services: readonly string[]): FtpPlace | null {
  const parts = path.split('/').filter((part) => part !== '');
  const [root, format, asked, ...rest] = parts;
  if (root === undefined) return { kind: 'folder', names: ['format'] };
  if (root !== 'format') return null;
  if (format === undefined) return { kind: 'folder', names: Object.keys(ftpFormats) };
  if (!isFormat(format)) return null;
  if (asked === undefined) return { kind: 'folder', names: services };
  const service = services.find((name) => name.startsWith(asked));
  if (service === undefined) return null;
  if (parts.length > 3 && parts.length % 2 === 0) return { kind: 'file', format, service, fileName: rest.at(-1) ?? '' };
  const pairs: ParamTree = new Map();
  for (let i = 0; i + 1 < rest.length; i += 2) pairs.set(rest[i] ?? '', rest[i + 1] ?? '');
  return { kind: 'list', format, service, params: dropUntyped(nestColons(pairs)) };
}
