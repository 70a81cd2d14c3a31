import type { Wire, WireObject } from '../wire/value.ts';
import { classNamed, propertiesOf } from './classes.ts';

/** A stored object: a Kaltura class by name and its properties. What the class does not declare stays inside. */
export interface Stored {
  readonly objectType: string;
}

const isStored = (value: unknown): value is Stored =>
  typeof value === 'object' && value !== null && 'objectType' in value;

function encodeValue(value: unknown, asText: boolean): Wire {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return asText ? String(value) : value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((item) => encodeValue(item, asText));
  if (isStored(value)) return encode(value);
  throw new TypeError(`a ${typeof value} is nothing that goes over the wire`);
}

/** A stored object as its class shows it, properties of `hidden` as null. */
export function encode<T extends Stored>(stored: T, hidden: ReadonlySet<string> = new Set()): WireObject {
  const values = new Map<string, unknown>(Object.entries(stored));
  const fields: Record<string, Wire> = {};
  for (const [name, property] of propertiesOf(classNamed(stored.objectType)))
    fields[name] = hidden.has(name) ? null : encodeValue(values.get(name), property.kind === 'bigint');
  return { objectType: stored.objectType, fields };
}
