import { appTokenClasses } from './app-token.ts';
import { bulkUploadClasses } from './bulk-upload.ts';
import { cuePointClasses } from './cue-point.ts';
import { entryClasses } from './entry.ts';
import type { KalturaClass, Property } from './kaltura-class.ts';
import { pagerClasses } from './pager.ts';
import { scheduleEventClasses } from './schedule-event.ts';
import { scheduleEventFilterClasses } from './schedule-event-filter.ts';
import { scheduleResourceClasses } from './schedule-resource.ts';
import { sessionClasses } from './session.ts';
import { uploadTokenClasses } from './upload-token.ts';

const classes: ReadonlyMap<string, KalturaClass> = new Map(
  [
    ...appTokenClasses,
    ...bulkUploadClasses,
    ...cuePointClasses,
    ...entryClasses,
    ...pagerClasses,
    ...scheduleEventClasses,
    ...scheduleEventFilterClasses,
    ...scheduleResourceClasses,
    ...sessionClasses,
    ...uploadTokenClasses,
  ].map((c) => [c.name, c]),
);

/** The class of that name, or null when the sandbox does not know it. Class names are case-sensitive. */
export const findClass = (name: string): KalturaClass | null => classes.get(name) ?? null;

/** The class of that name. Throws RangeError when there is none: a mistake in a service. */
export function classNamed(name: string): KalturaClass {
  const found = findClass(name);
  if (found === null) throw new RangeError(`no Kaltura class "${name}"`);
  return found;
}

/** The class and its ancestors, the class itself first. */
function lineage(cls: KalturaClass): readonly KalturaClass[] {
  return cls.parent === null ? [cls] : [cls, ...lineage(classNamed(cls.parent))];
}

/** True when `name` is `ancestor` or descends from it. */
export function isA(name: string, ancestor: string): boolean {
  for (let cls = findClass(name); cls !== null; cls = cls.parent === null ? null : classNamed(cls.parent)) {
    if (cls.name === ancestor) return true;
  }
  return false;
}

type DeclaredProperty = readonly [name: string, Property, declaredIn: KalturaClass];

const declared: ReadonlyMap<KalturaClass, readonly DeclaredProperty[]> = new Map(
  [...classes.values()].map((cls) => [
    cls,
    [...lineage(cls)].reverse().flatMap((c) => Object.entries(c.properties).map(([name, p]) => [name, p, c] as const)),
  ]),
);

/** All properties of a class with the class that declares them; the ancestors' first. */
export const propertiesOf = (cls: KalturaClass): readonly DeclaredProperty[] => declared.get(cls) ?? [];
