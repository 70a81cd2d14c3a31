import type { FaultRequest } from '../../sandbox/faults/fault.ts';
import type { DrillRoom } from '../drill-room.ts';
import { lossesOf } from '../losses.ts';
import type { Scenario } from '../scenario.ts';

const GONE: FaultRequest['effect'] = { kind: 'dropBefore' };

/** Lets the whole lecture happen under a fault, which is mended once something waits for Kaltura. */
async function mendedAfterwards(room: DrillRoom, fault: FaultRequest): Promise<readonly string[]> {
  await room.lecture();
  const id = room.sandbox.faults.arm(fault);
  await room.until((s) => s.recordings.some((r) => r.fault !== null && r.state === 'uploading'));
  room.sandbox.faults.clear(id);
  const [recording] = (await room.engine.snapshot()).recordings;
  if (recording) await room.engine.ask('retry', { recordingId: recording.id });
  return lossesOf(await room.over(), room.sandbox);
}

/** A network, or a Kaltura, that is not there or answers nonsense. */
export const NETWORK: readonly Scenario[] = [
  {
    name: 'network-gone-before',
    what: 'the network goes once the schedule is known, and comes back after the lecture',
    run: (room) => mendedAfterwards(room, { times: null, effect: GONE }),
  },
  {
    name: 'network-gone-uploading',
    what: 'the connection breaks four times in the middle of the upload, twice after the bytes arrived',
    run: async (room) => {
      const { faults } = room.sandbox;
      const upload = { service: 'uploadToken', action: 'upload' };
      faults.arm({ ...upload, times: 2, effect: GONE });
      faults.arm({ ...upload, after: 1, times: 2, effect: { kind: 'dropAfter' } });
      await room.lecture();
      return lossesOf(await room.over(), room.sandbox);
    },
  },
  {
    name: 'server-errors',
    what: 'Kaltura answers every upload with HTTP 503 until after the lecture',
    run: (room) =>
      mendedAfterwards(room, { service: 'uploadToken', times: null, effect: { kind: 'status', status: 503 } }),
  },
  {
    name: 'proxy-page',
    what: "a log-in page of the network answers in Kaltura's place until after the lecture",
    run: (room) => mendedAfterwards(room, { times: null, effect: { kind: 'html' } }),
  },
  {
    name: 'lost-answer',
    what: 'Kaltura makes the entry, but its answer does not arrive',
    run: async (room) => {
      room.sandbox.faults.arm({ service: 'media', action: 'add', effect: { kind: 'dropAfter' } });
      await room.lecture();
      return lossesOf(await room.over(), room.sandbox);
    },
  },
];
