import { beforeEach, describe, expect, it } from 'vitest';
import { Pushing } from '../../../electron/engine/pushing.ts';
import type { PushOrder } from '../../../electron/engine/stages.ts';
import type { EntryId, RecordingId } from '../../../shared/domain/ids.ts';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import { liveSchema } from '../../../shared/settings/live.ts';
import { at, occurrence } from '../../support/occurrences.ts';
import { Room } from '../../support/room.ts';

const MINUTE = 60_000;
const ENTRY = '1_townhall' as EntryId;
const OTHER = '1_other' as EntryId;
const townHall = (change: Partial<Occurrence> = {}): Occurrence =>
  occurrence({ kind: 'live', templateEntryId: ENTRY, title: 'Town hall', ...change });

/** A live stage that only remembers what it was told last of each recording. */
class Told {
  readonly orders = new Map<RecordingId, PushOrder>();
  begin(id: RecordingId, order: PushOrder): void {
    this.orders.set(id, order);
  }
  end(id: RecordingId): void {
    this.orders.delete(id);
  }
}

let room: Room;
let told: Told;
let pushing: Pushing;
let servers = liveSchema.parse({}).servers;

beforeEach(() => {
  room = new Room(at('13:59:30'));
  told = new Told();
  servers = [];
  pushing = new Pushing(
    room.ledger,
    told,
    () => room.duty.current(),
    () => liveSchema.parse({ servers }),
  );
});

/** The schedule is known and its first event is under way. */
const underWay = (...events: Occurrence[]): RecordingId => {
  learn(...events);
  const { id } = room.only();
  room.ledger.tell(id, { type: 'capture-began' });
  look();
  return id;
};
const learn = (...events: Occurrence[]): void => {
  room.schedule = events;
  look();
};
/** What the engine does with each change. */
const look = (): void => {
  room.duty.look();
  pushing.look();
};
const order = (id: RecordingId): PushOrder | undefined => told.orders.get(id);

describe('by the schedule', () => {
  it('a live event is pushed in its window, with its lead-in and lead-out, to its own entry', () => {
    const id = underWay(townHall({ preStartMs: 5 * MINUTE, postEndMs: MINUTE }));
    expect(order(id)).toMatchObject({
      ...{ entryId: ENTRY, title: 'Town hall' },
      window: { start: at('13:55'), end: at('15:01') },
    });
  });

  it('a recording is not pushed', () => {
    expect(order(underWay(occurrence({ templateEntryId: ENTRY })))).toBeUndefined();
  });

  it('a moved end moves the end of the push, and the operator can extend it', () => {
    const id = underWay(townHall());
    learn(townHall({ end: at('15:30') }));
    expect(order(id)?.window.end).toBe(at('15:30'));
    room.operator.extend(id, 10);
    look();
    expect(order(id)?.window.end).toBe(at('15:40'));
  });

  it('nothing is pushed where pushing is switched off', () => {
    room.settings = { ...room.settings, plan: { ...room.settings.plan, pushLive: false } };
    expect(order(underWay(townHall()))).toBeUndefined();
  });

  it('what is captured is pushed no longer', () => {
    const id = underWay(townHall());
    room.ledger.tell(id, { type: 'joining-began' }, { type: 'captured', tracks: [], gaps: [] });
    look();
    expect(order(id)).toBeUndefined();
  });
});

describe('by hand', () => {
  it('a push is stopped for good, whatever the schedule says later, and begun again', () => {
    const id = underWay(townHall());
    pushing.turnOff(id);
    learn(townHall({ end: at('15:30') }));
    expect(order(id)).toBeUndefined();
    pushing.turnOn(id, null);
    expect(order(id)).toMatchObject({ entryId: ENTRY, window: room.only().window });
  });

  it('a recording goes to the entry that is named', () => {
    const id = underWay(occurrence({ templateEntryId: ENTRY }));
    pushing.turnOn(id, OTHER);
    expect(order(id)?.entryId).toBe(OTHER);
  });

  it("a recording without a live entry goes to the operator's own servers, not to its template", () => {
    servers = [{ id: 'archive', label: 'Archive', url: 'rtmp://h.example/live', enabled: true }];
    const id = underWay(occurrence({ templateEntryId: ENTRY }));
    pushing.turnOn(id, null);
    expect(order(id)?.entryId).toBeNull();
  });

  it('there must be somewhere to push to', () => {
    servers = [{ id: 'archive', label: 'Archive', url: 'rtmp://h.example/live', enabled: false }];
    const id = underWay(occurrence());
    expect(() => pushing.turnOn(id, null)).toThrow(/nowhere to send/);
    expect(room.only().pushTurned).toBeUndefined();
  });

  it('what is over is not pushed', () => {
    const id = underWay(townHall());
    room.ledger.tell(id, { type: 'joining-began' }, { type: 'captured', tracks: [], gaps: [] });
    expect(() => pushing.turnOn(id, null)).toThrow(/not under way/);
    expect(() => pushing.turnOff(id)).toThrow(/not under way/);
  });
});
