import type { RecordingView } from '../../../shared/ipc/snapshot.ts';
import { lossesOf } from '../losses.ts';
import type { Scenario } from '../scenario.ts';

const BY_SECONDS = 5;
/** The schedule is known to the device some time after it was changed. */
const TOLERANCE_MS = 1000;

const lastsAbout = ({ start, end }: RecordingView, seconds: number): readonly string[] =>
  Math.abs(end - start - seconds * 1000) <= TOLERANCE_MS
    ? []
    : [`the recording took ${(end - start) / 1000} s, not the ${seconds} s that the schedule says`];

/** A schedule that changes under a running recording. */
export const SCHEDULE: readonly Scenario[] = [
  {
    name: 'event-extended',
    what: 'the end of the event is moved later while it is recorded',
    run: async (room) => {
      const id = await room.lecture(12);
      await room.recorded(3000);
      const { endDate } = room.sandbox.schedule.get(id);
      room.sandbox.schedule.edit(id, { endDate: endDate + BY_SECONDS });
      await room.sync();
      const recording = await room.over();
      return [...lastsAbout(recording, 12 + BY_SECONDS), ...(await lossesOf(recording, room.sandbox))];
    },
  },
  {
    name: 'event-shortened',
    what: 'the end of the event is moved earlier while it is recorded',
    run: async (room) => {
      const id = await room.lecture(20);
      await room.recorded(3000);
      const { endDate } = room.sandbox.schedule.get(id);
      room.sandbox.schedule.edit(id, { endDate: endDate - BY_SECONDS });
      await room.sync();
      const recording = await room.over();
      return [...lastsAbout(recording, 20 - BY_SECONDS), ...(await lossesOf(recording, room.sandbox))];
    },
  },
  {
    name: 'event-renumbered',
    what: 'the event gets another number while it is recorded, as an edit of its series gives it',
    run: async (room) => {
      const id = await room.lecture(14, { frequency: 'days', count: 1 });
      await room.recorded(3000);
      room.sandbox.schedule.reissue(id);
      await room.sync();
      return lossesOf(await room.over(), room.sandbox);
    },
  },
  {
    name: 'event-cancelled',
    what: 'the event is cancelled while it is recorded: what was recorded until then stays on this PC',
    run: async (room) => {
      // Long enough for the looks that must agree before a lecture is broken off.
      const id = await room.lecture(90);
      await room.recorded(3000);
      room.sandbox.schedule.cancel(id);
      await room.sync();
      const { recordings } = await room.until((s) => s.recordings.some((r) => r.durationMs !== null));
      const kept = recordings[0]?.durationMs ?? 0;
      return kept >= 3000 ? [] : [`only ${kept} ms of at least 3000 were kept`];
    },
  },
  {
    name: 'empty-feed',
    what: 'the schedule is suddenly empty before the lecture, and as it was at the second look',
    run: async (room) => {
      const id = await room.lecture();
      const { events } = room.sandbox.state;
      const event = room.sandbox.schedule.get(id);
      events.delete(id);
      const synced = room.sync();
      await room.until((s) => s.faults.some((f) => f.fault.code === 'event-vanished'));
      events.set(id, event);
      await synced;
      return lossesOf(await room.over(), room.sandbox);
    },
  },
];
