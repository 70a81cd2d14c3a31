/** What a property may hold on the wire. `time` is unix seconds, small values relative to now; `bigint` leaves as a string. */
export type PropertyKind = 'string' | 'int' | 'float' | 'bool' | 'time' | 'bigint' | 'enum' | 'object' | 'array';

/** One property of a Kaltura class, with the marks of its doc comment (`@readonly`, `@insertonly`, `@minLength` …). */
export interface Property {
  readonly kind: PropertyKind;
  readonly access: 'readWrite' | 'readOnly' | 'insertOnly';
  /** Class of an object or of the items of an array, name of an enumeration. */
  readonly of?: string;
  /** The values of an enumeration. Absent for dynamic ones, which take any. */
  readonly values?: readonly (string | number)[];
  /** Bytes. */
  readonly minLength?: number;
  /** Bytes. */
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
}

/** A class of the API as data. `properties` are its own; those of the parent come first on the wire. */
export interface KalturaClass {
  readonly name: string;
  readonly parent: string | null;
  readonly abstract: boolean;
  readonly properties: Readonly<Record<string, Property>>;
}

type Marks = Partial<Omit<Property, 'kind'>>;

const property =
  (kind: PropertyKind) =>
  (marks: Marks = {}): Property => ({ access: 'readWrite', ...marks, kind });

/** Shorthand for property tables. */
export const is = {
  text: property('string'),
  int: property('int'),
  float: property('float'),
  bool: property('bool'),
  time: property('time'),
  bigint: property('bigint'),
  enumeration: (of: string, values?: readonly (string | number)[], marks: Marks = {}): Property =>
    property('enum')({ ...marks, of, ...(values === undefined ? {} : { values }) }),
  object: (of: string, marks: Marks = {}): Property => property('object')({ ...marks, of }),
  arrayOf: (of: string, marks: Marks = {}): Property => property('array')({ ...marks, of }),
};

/** Mark: never taken from a client. */
export const readOnly: Marks = { access: 'readOnly' };
/** Mark: taken at add, refused at update. */
export const insertOnly: Marks = { access: 'insertOnly' };

/** Declares a class. */
export const kalturaClass = (
  name: string,
  parent: string | null,
  properties: Readonly<Record<string, Property>>,
  options: { readonly abstract?: boolean } = {},
): KalturaClass => ({ name, parent, properties, abstract: options.abstract ?? false });
