import { apiError } from '../wire/errors.ts';
import { isFile, isTree, type Param, type ParamTree } from '../wire/param-tree.ts';
import { classNamed, findClass, isA, propertiesOf } from './classes.ts';
import type { KalturaClass, Property } from './kaltura-class.ts';
import { absoluteTime } from './relative-time.ts';

/** A decoded property: scalars, lists, and objects with their type. */
export type Value = string | number | boolean | null | readonly Value[] | Decoded;

/** An object as a client sent it. Only what it sent is there; null is an explicit null (`name__null`). */
export interface Decoded {
  readonly objectType: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** True for an object, false for scalars, lists, null and nothing. */
export const isDecoded = (value: Value | undefined): value is Decoded =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What decoding needs to know besides the parameters. */
export interface DecodeContext {
  /** Unix seconds. */
  readonly now: number;
}

// Characters that XML 1.0 cannot carry; spelt by code point because a literal control character is unreadable.
const illegalInXml = new RegExp(
  `[${[...Array(32).keys()]
    .filter((c) => ![9, 10, 13].includes(c))
    .map((c) => `\\x${c.toString(16).padStart(2, '0')}`)
    .join('')}\\ufffe\\uffff]`,
);

/** The text of a scalar parameter, as PHP would cast it. */
export const scalarText = (param: string | number | boolean): string =>
  typeof param === 'boolean' ? (param ? '1' : '') : String(param);

/** A whole number as PHP casts it: leading digits count, anything else is 0. */
export const toInt = (text: string): number => Math.trunc(Number(/^\s*[+-]?\d+(\.\d+)?/.exec(text)?.[0] ?? 0));

/** A boolean as the server reads it: `false`, `0` and nothing are false, all else is true. */
export const toBool = (text: string): boolean => text !== '' && text !== '0' && text.toLowerCase() !== 'false';

function decodeScalar(name: string, text: string, property: Property, context: DecodeContext): Value {
  switch (property.kind) {
    case 'int':
      return toInt(text);
    case 'float':
    case 'bigint':
      return Number(/^\s*[+-]?\d+(\.\d+)?([eE][+-]?\d+)?/.exec(text)?.[0] ?? 0);
    case 'bool':
      return toBool(text);
    case 'time':
      return absoluteTime(text, context.now);
    case 'enum': {
      const known = property.values?.find((v) => String(v) === text);
      if (property.values === undefined) return /^-?\d+$/.test(text) ? Number(text) : text;
      if (known === undefined) throw apiError('INVALID_ENUM_VALUE', text, name, property.of ?? '');
      return known;
    }
    default:
      if (illegalInXml.test(text)) throw apiError('INVALID_PARAMETER_CHAR', name);
      return text;
  }
}

function decodeProperty(name: string, param: Param, property: Property, context: DecodeContext): Value {
  if (property.kind === 'object') {
    if (!isTree(param)) throw apiError('PROPERTY_VALIDATION_WRONG_FORMAT', name, property.of ?? '');
    return decodeObject(classNamed(property.of ?? ''), param, context);
  }
  if (property.kind === 'array') {
    if (!isTree(param)) throw apiError('PROPERTY_VALIDATION_WRONG_FORMAT', name, `array of ${property.of ?? ''}`);
    const items = [...param].filter(([key]) => key !== '-').sort(([a], [b]) => Number(a) - Number(b));
    return items.map(([, item]) => {
      if (!isTree(item)) throw apiError('PROPERTY_VALIDATION_WRONG_FORMAT', name, property.of ?? '');
      return decodeObject(classNamed(property.of ?? ''), item, context);
    });
  }
  if (isTree(param) || isFile(param) || param === null)
    throw apiError('PROPERTY_VALIDATION_WRONG_FORMAT', name, property.kind);
  return decodeScalar(name, scalarText(param), property, context);
}

/** A scalar value as text; empty for null, lists and objects. */
export const textOf = (value: Value | undefined): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : String(value);

/**
 * Reads an object of the declared class. `objectType` picks a descendant and is ignored otherwise; unknown properties are
 * ignored; times are made absolute.
 * @throws ApiError OBJECT_TYPE_ABSTRACT, INVALID_ENUM_VALUE, INVALID_PARAMETER_CHAR, PROPERTY_VALIDATION_WRONG_FORMAT
 */
export function decodeObject(declared: KalturaClass, params: ParamTree, context: DecodeContext): Decoded {
  const asked = params.get('objectType');
  const cls = typeof asked === 'string' && isA(asked, declared.name) ? (findClass(asked) ?? declared) : declared;
  if (cls.abstract) throw apiError('OBJECT_TYPE_ABSTRACT', cls.name);
  const values: Record<string, Value> = {};
  for (const [name, property] of propertiesOf(cls)) {
    const param = params.get(name);
    if (params.has(`${name}__null`)) values[name] = null;
    else if (param !== undefined && param !== null) values[name] = decodeProperty(name, param, property, context);
  }
  return { objectType: cls.name, values };
}
