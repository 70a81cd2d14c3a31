import { apiError } from '../wire/errors.ts';
import type { Role } from '../state/model.ts';
import { classNamed, propertiesOf } from '../types/classes.ts';
import type { Decoded } from '../types/decode.ts';

interface Rights {
  readonly insert: readonly string[];
  readonly update: readonly string[];
  readonly read: readonly string[];
}

const onInsert = ['referenceId', 'categories', 'categoriesIds', 'accessControlId', 'startDate', 'endDate'];

const captureDevice: Readonly<Record<string, Rights>> = {
  KalturaBaseEntry: { insert: onInsert, update: [...onInsert, 'name', 'description', 'tags'], read: [] },
  KalturaLiveStreamEntry: { insert: [], update: [], read: ['streamPassword', 'streamUsername'] },
};
/** Properties that a role may not set or see (deployment/permissions/object.KalturaBaseEntry.ini), by declaring class. */
const withheld: Partial<Record<Role, Readonly<Record<string, Rights>>>> = {
  captureDevice,
  captureAndIngest: captureDevice,
  user: { KalturaBaseEntry: { insert: ['referenceId'], update: ['referenceId'], read: [] } },
};

/** A response header that tells of a property which was dropped. */
export type DropHeader = readonly [name: string, value: string];

/**
 * Takes out what the role may not set. The call goes on without it; each drop gives a header
 * `DeclaringClass-property-error: The …`.
 */
export function dropWithheld(
  object: Decoded,
  role: Role,
  act: 'insert' | 'update',
): { readonly object: Decoded; readonly headers: readonly DropHeader[] } {
  const rights = withheld[role] ?? {};
  const headers: DropHeader[] = [];
  const values: Record<string, Decoded['values'][string]> = { ...object.values };
  for (const [name, , declaredIn] of propertiesOf(classNamed(object.objectType))) {
    if (values[name] === undefined || values[name] === null) continue;
    if (!rights[declaredIn.name]?.[act].includes(name)) continue;
    delete values[name];
    const code =
      act === 'insert' ? 'PROPERTY_VALIDATION_NO_INSERT_PERMISSION' : 'PROPERTY_VALIDATION_NO_UPDATE_PERMISSION';
    const { message } = apiError(code, `${object.objectType}::${name}`);
    headers.push([`${declaredIn.name}-${name}-error`, `The ${message.charAt(0).toLowerCase()}${message.slice(1)}`]);
  }
  return { object: { ...object, values }, headers };
}

/** The properties of a class that the role does not get to see. */
export const hiddenProperties = (objectType: string, role: Role): ReadonlySet<string> =>
  new Set(
    propertiesOf(classNamed(objectType)).flatMap(([name, , c]) =>
      withheld[role]?.[c.name]?.read.includes(name) ? [name] : [],
    ),
  );
