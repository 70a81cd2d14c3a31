import type { IntentArgs } from '../../../shared/ipc/intents.ts';
import type { ScenarioInput } from '../../sandbox/scenario/schema.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';

const HOUR = 3600;
const TOWN_HALL = '1_townhall';

/** An account with a few rooms, and an entry to be live in. */
export const BUSY_CAMPUS: ScenarioInput = {
  resources: [
    { key: 'room', name: 'Room 702', systemName: 'room-702' },
    { key: 'aula', name: 'Aula Magna', systemName: 'aula-magna' },
    { key: 'camera', type: 'camera', name: 'Camera 702', systemName: 'camera-702', parent: 'room' },
  ],
  entries: [{ key: 'town-hall', id: TOWN_HALL, type: 'liveStream', name: 'Town hall' }],
};

/** A camera, its microphone and the projector, in files small enough for any machine. */
export function hallCapture(): NonNullable<IntentArgs<'changeSettings'>['capture']> {
  const small = { fps: 15 as const, preset: 'ultrafast' as const, videoKbps: 600 };
  return {
    sources: [
      { id: 'camera', label: 'Lecturer camera', kind: 'test' },
      { id: 'tone', label: 'Lectern microphone', kind: 'test' },
      { id: 'projector', label: 'Projector', kind: 'screen', device: process.env['DISPLAY'] ?? ':0' },
    ],
    profiles: [
      {
        name: 'Lecture',
        tracks: [
          { id: 'camera', label: 'Camera', video: 'camera', audio: 'tone', width: 640, height: 360, ...small },
          { id: 'projector', label: 'Projector', video: 'projector', audio: null, width: 640, height: 400, ...small },
        ],
      },
    ],
    armSeconds: 5,
    rehearseMinutes: 0,
  };
}

/** The live entry is pushed to this address, and viewers can see it as soon as something comes. */
export function sendTownHallTo({ state }: Sandbox, primaryBroadcastingUrl: string): void {
  const entry = state.entries.get(TOWN_HALL);
  if (!entry) throw new Error('the account has the entry');
  Object.assign(entry, {
    ...{ primaryBroadcastingUrl, broadcasting: true },
    ...{ secondaryBroadcastingUrl: '', primarySecuredBroadcastingUrl: '', secondarySecuredBroadcastingUrl: '' },
  });
}

/** What people do to the calendar later on. */
interface CalendarEdits {
  /** To events of later days; and another short event is put in, and one that goes on. */
  readonly edit: () => void;
  /** After `edit`: ends what goes on, and moves the live event to some seconds from now. */
  readonly beginTownHall: () => void;
}

/**
 * Fills the room's calendar: a short event that begins at once, a live one, a clash, a blackout with an event in it, and days
 * to come.
 */
export function fillCalendar({ schedule }: Sandbox): CalendarEdits {
  const add = (summary: string, startsInSeconds: number, lastsSeconds: number, more: object = {}): number =>
    schedule.add({ summary, startsInSeconds, lastsSeconds, resources: ['room'], ...more });
  add('CHEM-110 Organic Chemistry', 10, 4);
  const townHall = add('Town hall', 0.4 * HOUR, 0.75 * HOUR, { type: 'liveStream', templateEntry: 'town-hall' });
  add('CS-210 Operating Systems', 1.5 * HOUR, 1.5 * HOUR);
  add('PHYS-150 Mechanics', 2.5 * HOUR, 1.25 * HOUR);
  add('Fire alarm test', 4 * HOUR, HOUR, { type: 'blackout' });
  add('BIO-130 Genetics', 4.5 * HOUR, 1.5 * HOUR);
  for (const day of [1, 2, 3, 4]) {
    add('MATH-123 Linear Algebra', day * 24 * HOUR - 2 * HOUR, 1.5 * HOUR);
    add('CS-210 Operating Systems', day * 24 * HOUR + 0.5 * HOUR, 1.5 * HOUR);
  }
  const moved = add('PHIL-101 Logic', 26 * HOUR, 1.5 * HOUR);
  const cancelled = add('ECON-220 Game Theory', 27.75 * HOUR, 1.5 * HOUR);
  const renamed = add('Guest lecture', 50 * HOUR, HOUR);
  let lecture = 0;
  const edit = (): void => {
    add('HIST-201 Modern History', 8, 4);
    lecture = add('MATH-123 Linear Algebra', 18, 0.3 * HOUR);
    schedule.move(moved, 0.5 * HOUR);
    schedule.cancel(cancelled);
    schedule.edit(renamed, { summary: 'Guest lecture: Prof. Noether' });
    add('LAW-330 Contracts', 28 * HOUR, HOUR);
  };
  const beginTownHall = (): void => {
    const startDate = Math.ceil(Date.now() / 1000) + 10;
    schedule.edit(lecture, { endDate: startDate - 5 });
    schedule.move(townHall, startDate - schedule.get(townHall).startDate);
  };
  return { edit, beginTownHall };
}
