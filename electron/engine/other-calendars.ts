import { isAbsolute } from 'node:path';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { CalendarSettings } from '../../shared/settings/schedule.ts';
import { asHttp, isAddress, isSafeAddress } from '../calendar/feed-document.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { calendarSecret } from './secret-names.ts';

/** What the calendars besides Kaltura's are kept with. */
export interface OtherCalendarParts {
  readonly secrets: Secrets;
  readonly settings: SettingsStore;
}

/** Adds a calendar: a file's path goes to the settings, an address to the secrets. Throws FaultError `bad-calendar-place`. */
export async function addCalendar(
  { secrets, settings }: OtherCalendarParts,
  { name, place }: { readonly name: string; readonly place: string },
): Promise<void> {
  const id = freeId(name, settings.get().schedule.calendars);
  const added = calendarAt(id, name, place);
  if (added.file === null) await secrets.set(calendarSecret(id), asHttp(place));
  const { schedule } = settings.get();
  settings.change({ schedule: { ...schedule, calendars: [...schedule.calendars, added] } });
}

/** Forgets a calendar and its address. */
export async function removeCalendar({ secrets, settings }: OtherCalendarParts, id: string): Promise<void> {
  const { schedule } = settings.get();
  settings.change({ schedule: { ...schedule, calendars: schedule.calendars.filter((c) => c.id !== id) } });
  await secrets.remove(calendarSecret(id));
}

function calendarAt(id: string, name: string, place: string): CalendarSettings {
  if (isAddress(place) && isSafeAddress(place)) return { id, name, file: null, host: new URL(asHttp(place)).host };
  if (!isAddress(place) && isAbsolute(place)) return { id, name, file: place, host: '' };
  throw new FaultError(fault('bad-calendar-place'));
}

/**
 * An id made of the name, so that a calendar that is removed and added again has the events it had: what was recorded of
 * them is not recorded twice.
 */
function freeId(name: string, taken: readonly CalendarSettings[]): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const base = words.slice(0, 30) || 'calendar';
  const isFree = (id: string): boolean => taken.every((c) => c.id !== id);
  let id = base;
  for (let n = 2; !isFree(id); n += 1) id = `${base}-${n}`;
  return id;
}
