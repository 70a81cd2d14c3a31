import { describe, expect, test } from 'vitest';
import { Calendar, type CalendarFeed } from '../../../electron/calendar/calendar.ts';
import { ScheduleFile } from '../../../electron/calendar/schedule-file.ts';
import type { FetchedSchedule, ScheduleSource } from '../../../electron/calendar/source.ts';
import { JournalLedger } from '../../../electron/journal/ledger.ts';
import type { EventId } from '../../../shared/domain/ids.ts';
import type { Span } from '../../../shared/domain/instant.ts';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { MemoryJournal } from '../../support/memory-journal.ts';
import { at, occurrence } from '../../support/occurrences.ts';
import { quietLog } from '../../support/quiet-log.ts';

const PATH = '/data/schedule.json';
const unreachable = new FaultError(fault('unreachable', { host: 'kaltura' }));

/** A server that answers what the test laid ready, the last answer for ever. */
class ScriptedSource implements ScheduleSource {
  fetches = 0;
  proofs = 0;
  script: (readonly Occurrence[] | FaultError)[] = [];
  proof: FaultError | null = null;
  unread: readonly string[] = [];

  fetch(window: Span): Promise<FetchedSchedule> {
    this.fetches += 1;
    const next = this.script.length > 1 ? this.script.shift()! : this.script[0]!;
    if (next instanceof FaultError) return Promise.reject(next);
    return Promise.resolve({
      complete: true,
      window,
      occurrences: next,
      endpoints: new Map(),
      faults: [],
      unread: new Set(this.unread as EventId[]),
    });
  }

  proveFilter(): Promise<void> {
    this.proofs += 1;
    return this.proof ? Promise.reject(this.proof) : Promise.resolve();
  }
}

const lecture = (number: number, change: Partial<Occurrence> = {}): Occurrence =>
  occurrence({ eventId: String(number) as EventId, ...change });

/** A device at noon, and its calendar. */
function device(files = new MemoryFiles()) {
  const clock = new FakeClock(at('12:00'));
  const journal = new MemoryJournal();
  const ledger = new JournalLedger(journal, clock);
  const random = { uniform: () => 0.5, bytes: (n: number) => new Uint8Array(n) };
  const calendar = new Calendar({ clock, random, log: quietLog, ledger, file: new ScheduleFile(files, PATH) });
  const source = new ScriptedSource();
  const feed: CalendarFeed = {
    of: 'kaltura/1/2',
    source,
    settings: { pollSeconds: 60, lookAheadDays: 30, lookBackHours: 24 },
    serverAheadMs: () => 0,
  };
  const told = (): readonly string[] =>
    journal.facts.flatMap((f) => (f.type === 'schedule-changed' ? f.changes.map((c) => c.change) : [f.type]));
  const ids = (): readonly string[] => calendar.occurrences().map((o) => o.eventId);
  return { clock, journal, ledger, calendar, source, feed, files, told, ids };
}

/** A device that knows lectures 1, 2 and 3 of this afternoon. */
async function informed() {
  const d = device();
  d.source.script = [[lecture(1), lecture(2), lecture(3)]];
  await d.calendar.use(d.feed);
  await d.calendar.syncNow();
  return d;
}

describe('the calendar', () => {
  test('keeps what it knew of an event that cannot be read any more, until it is gone', async () => {
    const d = await informed();
    d.source.script = [[lecture(1), lecture(3)]];
    d.source.unread = ['2'];
    await d.calendar.syncNow();
    expect(d.ids()).toEqual(['1', '2', '3']);
    expect(d.told()).toEqual([]);
    d.source.script = [[lecture(1), lecture(2, { title: 'Mended' }), lecture(3)]];
    await d.calendar.syncNow();
    expect(d.calendar.occurrences()[1]?.title).toBe('Mended');
    expect(d.told()).toEqual(['changed']);
    await d.calendar.stop();
  });

  test('reads the schedule at once, and tells nothing of the first one', async () => {
    const d = device();
    d.source.script = [[lecture(1)]];
    await d.calendar.use(d.feed);
    await d.clock.advance(0);
    expect(d.ids()).toEqual(['1']);
    expect(d.told()).toEqual([]);
    expect(d.calendar.status()).toMatchObject({ fault: null, lastSyncAt: at('12:00'), nextSyncAt: at('12:01') });
    await d.calendar.stop();
  });

  test('keeps the same array and tells nothing while nothing changes', async () => {
    const d = await informed();
    const before = d.calendar.occurrences();
    d.source.script = [[lecture(1), lecture(2), lecture(3)]];
    await d.clock.advance(10 * 60_000);
    expect(d.source.fetches).toBeGreaterThan(9);
    expect(d.calendar.occurrences()).toBe(before);
    expect(d.told()).toEqual([]);
    await d.calendar.stop();
  });

  test('tells what changed before it is used', async () => {
    const d = await informed();
    d.source.script = [[lecture(1, { title: 'Moved' }), lecture(2), lecture(3), lecture(4)]];
    await d.calendar.syncNow();
    expect(d.told().toSorted()).toEqual(['added', 'changed']);
    await d.calendar.stop();
  });

  test('keeps what it knows when the server fails, and tries again ever later', async () => {
    const d = await informed();
    d.source.script = [unreachable];
    await d.calendar.syncNow();
    const waits: number[] = [];
    for (let i = 0; i < 10; i += 1) {
      waits.push(d.calendar.status().nextSyncAt! - d.clock.now());
      await d.clock.advance(waits.at(-1)!);
    }
    expect(waits.slice(0, 4)).toEqual([3750, 7500, 15000, 30000]);
    expect(Math.max(...waits)).toBe(450_000);
    expect(d.ids()).toEqual(['1', '2', '3']);
    expect(d.calendar.status().fault?.code).toBe('unreachable');
    await d.calendar.stop();
  });

  test('starts without network from the copy on disk', async () => {
    const d = await informed();
    await d.calendar.stop();
    const restarted = device(d.files);
    restarted.source.script = [unreachable];
    await restarted.calendar.use(restarted.feed);
    expect(restarted.ids()).toEqual(['1', '2', '3']);
    expect(restarted.calendar.status().lastSyncAt).toBe(at('12:00'));
    await restarted.calendar.stop();
  });

  test('does not take over the copy of another room', async () => {
    const d = await informed();
    await d.calendar.stop();
    const moved = device(d.files);
    moved.source.script = [unreachable];
    await moved.calendar.use({ ...moved.feed, of: 'kaltura/1/3' });
    expect(moved.ids()).toEqual([]);
    await moved.calendar.stop();
  });

  test.each(['{"version":1', '{"version":1}', '[]', '\u0000\u0001', ''])(
    'sets a corrupt copy %j aside',
    async (text) => {
      const files = new MemoryFiles();
      files.write(PATH, text);
      const d = device(files);
      d.source.script = [unreachable];
      await d.calendar.use(d.feed);
      expect(d.calendar.status().warnings[0]?.code).toBe('schedule-corrupt');
      expect([...files.bytes.keys()]).toEqual([`${PATH}.corrupt-2026-09-21T120000.000Z`]);
      await d.calendar.stop();
    },
  );

  test('goes on when the disk is full, and says so', async () => {
    const d = device();
    d.files.refuse = () => 'ENOSPC';
    d.source.script = [[lecture(1)]];
    await d.calendar.use(d.feed);
    await d.calendar.syncNow();
    expect(d.ids()).toEqual(['1']);
    expect(d.calendar.status().warnings[0]?.code).toBe('schedule-unsaved');
    await d.calendar.stop();
  });

  test('believes that one of three is gone at once', async () => {
    const d = await informed();
    d.source.script = [[lecture(1), lecture(2)]];
    await d.calendar.syncNow();
    expect(d.ids()).toEqual(['1', '2']);
    expect(d.told()).toEqual(['removed']);
    await d.calendar.stop();
  });

  test('takes a second look when most is gone, and believes it then', async () => {
    const d = await informed();
    d.source.script = [[lecture(1)]];
    const sync = d.calendar.syncNow();
    await d.clock.advance(4_000);
    expect(d.ids()).toEqual(['1', '2', '3']);
    expect(d.calendar.status().fault).toMatchObject({ code: 'schedule-shrank', params: { count: 2 } });
    await d.clock.advance(1_000);
    await sync;
    expect(d.ids()).toEqual(['1']);
    expect(d.calendar.status().fault).toBeNull();
    await d.calendar.stop();
  });

  test('keeps everything when the second look gives it back', async () => {
    const d = await informed();
    d.source.script = [[], [lecture(1), lecture(2), lecture(3)]];
    const sync = d.calendar.syncNow();
    await d.clock.advance(5_000);
    await sync;
    expect(d.ids()).toEqual(['1', '2', '3']);
    expect(d.told()).toEqual([]);
    await d.calendar.stop();
  });

  test('keeps everything when the second look fails or says something else', async () => {
    for (const second of [unreachable, [lecture(1)]]) {
      const d = await informed();
      d.source.script = [[lecture(3)], second];
      const sync = d.calendar.syncNow();
      await d.clock.advance(5_000);
      await sync;
      expect(d.ids()).toEqual(['1', '2', '3']);
      expect(d.calendar.status().fault).not.toBeNull();
      await d.calendar.stop();
    }
  });

  describe('before a lecture is broken off', () => {
    const now = (change = {}) => [lecture(1, { start: at('11:30'), end: at('13:00'), ...change }), ...rest];
    const rest = [2, 3, 4, 5, 6].map((n) => lecture(n));
    const recording = async () => {
      const d = device();
      d.source.script = [now()];
      await d.calendar.use(d.feed);
      await d.calendar.syncNow();
      return d;
    };

    test('two more looks must agree, the last half a minute later', async () => {
      const d = await recording();
      d.source.script = [rest];
      const before = d.source.fetches;
      const sync = d.calendar.syncNow();
      await d.clock.advance(29_000);
      expect(d.ids()).toContain('1');
      expect(d.calendar.status().fault).toMatchObject({
        code: 'event-vanished',
        params: { title: 'MATH-123 Linear Algebra' },
      });
      await d.clock.advance(1_000);
      await sync;
      expect(d.ids()).not.toContain('1');
      expect(d.source.fetches).toBe(before + 3);
      await d.calendar.stop();
    });

    test.each([
      ['brings it back at the second look', () => [rest, now()]],
      ['brings it back at the third look', () => [rest, rest, now()]],
      ['fails at the second look', () => [rest, unreachable, now()]],
      ['fails at the third look', () => [rest, rest, unreachable, now()]],
      [
        'takes away something else at the third look',
        () => [
          rest,
          rest,
          now()
            .filter((o) => o.eventId !== '2')
            .slice(1),
          now(),
        ],
      ],
    ])('nothing is lost to a server that %s', async (_, script) => {
      const d = await recording();
      d.source.script = script();
      const sync = d.calendar.syncNow();
      await d.clock.advance(30_000);
      await sync;
      expect(d.ids()).toContain('1');
      expect(d.told()).toEqual([]);
      await d.calendar.stop();
    });

    test('a server that says that it is cancelled is believed at once', async () => {
      const d = await recording();
      d.source.script = [now({ status: 'cancelled' })];
      await d.calendar.syncNow();
      expect(d.told()).toEqual(['changed']);
      await d.calendar.stop();
    });
  });

  test('does not believe new events of a server that ignores the filter', async () => {
    const d = await informed();
    d.source.script = [[lecture(1), lecture(2), lecture(3), lecture(4)]];
    d.source.proof = new FaultError(fault('filter-ignored'));
    await d.calendar.syncNow();
    expect(d.ids()).toEqual(['1', '2', '3']);
    expect(d.calendar.status().fault?.code).toBe('filter-ignored');
    await d.calendar.stop();
  });

  test('looks more often near an event', async () => {
    const d = device();
    d.source.script = [[lecture(1, { start: at('12:02'), end: at('12:30') })]];
    await d.calendar.use(d.feed);
    await d.clock.advance(60_000);
    expect(d.source.fetches).toBe(5);
    await d.calendar.stop();
  });

  test('carries the operator’s word over to a new id', async () => {
    const d = device();
    const parentId = '100' as EventId;
    d.source.script = [[lecture(1, { parentId })]];
    await d.calendar.use(d.feed);
    await d.calendar.syncNow();
    d.ledger.tellDevice({ type: 'slot-overridden', eventId: '1' as EventId, override: 'skip', note: 'exam' });
    d.source.script = [[lecture(2, { parentId })]];
    await d.calendar.syncNow();
    expect([...d.ledger.state().overrides]).toEqual([['2', { override: 'skip', note: 'exam' }]]);
    await d.calendar.stop();
  });

  test('a press of "sync now" during a fetch brings another one after it', async () => {
    const d = await informed();
    const before = d.source.fetches;
    await Promise.all([d.calendar.syncNow(), d.calendar.syncNow(), d.calendar.syncNow()]);
    expect(d.source.fetches).toBe(before + 2);
    await d.calendar.stop();
  });

  test('stops in the middle of a second look', async () => {
    const d = await informed();
    d.source.script = [[]];
    const sync = d.calendar.syncNow();
    await d.clock.advance(1_000);
    await d.calendar.stop();
    await sync;
    expect(d.ids()).toEqual(['1', '2', '3']);
    expect(d.calendar.status().nextSyncAt).toBeNull();
  });

  test('warns of a clock that is off', async () => {
    const d = device();
    d.source.script = [[]];
    await d.calendar.use({ ...d.feed, serverAheadMs: () => -3_400 });
    expect(d.calendar.status().warnings).toEqual([fault('clock-skewed', { seconds: 3, direction: 'ahead of' })]);
    await d.calendar.stop();
  });
});
