/**
 * What an action answers before a format is chosen. Objects carry their Kaltura type; `null` properties are left to the
 * format.
 */
export type Wire = null | boolean | number | string | readonly Wire[] | WireObject;

/** A Kaltura object: its `objectType` and its properties in the order in which the class declares them. */
export interface WireObject {
  readonly objectType: string;
  readonly fields: Readonly<Record<string, Wire>>;
}

/** A `Kaltura…ListResponse`. `totalCount` is of the whole query, `objects` of the page. */
export const listResponse = (objectType: string, objects: readonly Wire[], totalCount: number): WireObject => ({
  objectType,
  fields: { totalCount, objects },
});

/** True for an object, false for scalars, lists and null. */
export const isWireObject = (value: Wire): value is WireObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
