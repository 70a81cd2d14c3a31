import type { Room } from './fixtures.ts';
import { ask } from './room.ts';

/** An event begins so many seconds after it is put where it is: enough to hear of it and to open the sources. */
const SOON = 7;

type Where = Pick<Room, 'page' | 'sandbox'>;

/** Unix seconds, rounded up. */
const inSeconds = (seconds: number): number => Math.ceil(Date.now() / 1000) + seconds;

/** Puts an event that begins in some seconds into the calendar of a device that is paired, and has the device hear of it. */
export async function addSoon(
  { page, sandbox }: Where,
  event: { readonly summary: string; readonly lastsSeconds: number },
): Promise<void> {
  sandbox.schedule.add({ ...event, startsInSeconds: SOON, resources: ['room'] });
  await ask(page, 'syncNow', {});
}

/** Moves an event so that it begins in some seconds, and has the device hear of it. */
export async function moveToSoon({ page, sandbox }: Where, id: number): Promise<void> {
  sandbox.schedule.move(id, inSeconds(SOON) - sandbox.schedule.get(id).startDate);
  await ask(page, 'syncNow', {});
}

/** Moves the end of an event that goes on to some seconds from now, and has the device hear of it. */
export async function endSoon({ page, sandbox }: Where, id: number): Promise<void> {
  sandbox.schedule.edit(id, { endDate: inSeconds(3) });
  await ask(page, 'syncNow', {});
}
