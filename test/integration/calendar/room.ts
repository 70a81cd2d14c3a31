import { Temporal } from 'temporal-polyfill';
import { afterEach, expect } from 'vitest';
import type { HttpFormat } from '../../../electron/calendar/event-pages.ts';
import { KalturaSource } from '../../../electron/calendar/kaltura-source.ts';
import type { ScheduleSource } from '../../../electron/calendar/source.ts';
import type { ResourceId } from '../../../shared/domain/ids.ts';
import { fromEpochMs, plus, type Span } from '../../../shared/domain/instant.ts';
import { FaultError, type Fault } from '../../../shared/faults/fault.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox.ts';
import type { EventInput, ScenarioInput } from '../../sandbox/scenario/schema.ts';
import { connectTo, type TestConnection } from '../../support/kaltura-connection.ts';

export const HOUR = 3600;

/** A room of a sandbox, and a device that is paired for it. */
export interface Room {
  readonly sandbox: Sandbox;
  readonly connection: TestConnection;
  readonly partnerId: number;
  readonly resourceId: ResourceId;
  source(format: HttpFormat, expandSeries?: boolean): ScheduleSource;
}

export const formats: readonly HttpFormat[] = ['json', 'ical', 'xml'];

const open: Room[] = [];

/** Opens a room with these events, beside another one without; it is closed after the test. */
export async function openRoom(
  events: readonly EventInput[],
  entries: ScenarioInput['entries'] = [],
  options: SandboxOptions = {},
): Promise<Room> {
  const sandbox = await startSandbox({
    ...options,
    scenario: {
      ...options.scenario,
      resources: [
        { key: 'room', name: 'Room 702' },
        { key: 'other', name: 'Room 703' },
      ],
      entries,
      events: [...events],
    },
  });
  const connection = connectTo(sandbox, { allowPlainHttp: true });
  const { partnerId } = sandbox.credentials;
  const resourceId = String(sandbox.credentials.resourceId) as ResourceId;
  const source = (format: HttpFormat, expandSeries = false): ScheduleSource =>
    new KalturaSource({ api: connection.api, room: { partnerId, resourceId }, format, expandSeries });
  const room: Room = { sandbox, connection, partnerId, resourceId, source };
  open.push(room);
  return room;
}

/** Registers the clean-up: call it once per test file. */
export function closeRoomsAfterEach(): void {
  afterEach(async () => {
    for (const { sandbox, connection } of open.splice(0)) {
      await connection.close();
      await sandbox.close();
      expect(sandbox.bugs).toEqual([]);
    }
  });
}

/** A record event of the room, in an hour, for an hour. */
export const lecture = (summary: string, change: Partial<EventInput> = {}): EventInput => ({
  summary,
  startsInSeconds: HOUR,
  lastsSeconds: HOUR,
  resources: ['room'],
  ...change,
});

/**
 * Seconds from now to noon in Berlin, so many days on. What repeats there at noon is never at an hour that a change of
 * summer time leaves out or repeats, which Kaltura writes down, and counts on from, in ways of its own.
 */
export function noonInBerlin(days: number): number {
  const noon = Temporal.Now.plainDateISO('Europe/Berlin').add({ days }).toZonedDateTime({
    timeZone: 'Europe/Berlin',
    plainTime: '12:00',
  });
  return Math.round((noon.epochMilliseconds - Date.now()) / 1000);
}

/** From yesterday for a month. */
export function month(): Span {
  const now = fromEpochMs(Date.now());
  return { start: plus(now, -24 * HOUR * 1000), end: plus(now, 30 * 24 * HOUR * 1000) };
}

/** A signal that nobody gives. */
export const noSignal = (): AbortSignal => new AbortController().signal;

/** The fault that a promise fails with; null when it does not. */
export const faultOf = (promise: Promise<unknown>): Promise<Fault | null> =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof FaultError ? error.fault : Promise.reject(error as Error)),
  );
