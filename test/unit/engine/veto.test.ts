import { beforeEach, describe, expect, test } from 'vitest';
import type { EventId } from '../../../shared/domain/ids.ts';
import { fold } from '../../../shared/domain/reducer.ts';
import { emptyState } from '../../../shared/domain/state.ts';
import { at, occurrence, track } from '../../support/occurrences.ts';
import { Room } from '../../support/room.ts';

const MINUTE = 60_000;
const event = (eventId: string, start: string, end: string, change = {}) =>
  occurrence({ eventId: eventId as EventId, start: at(start), end: at(end), ...change });
const lecture = event('1', '14:00', '15:00');

describe('a veto against the schedule', () => {
  let room: Room;
  beforeEach(async () => {
    room = new Room(at('14:00'));
    learn(lecture);
    room.ledger.tell(room.only().id, { type: 'capture-began' });
    await room.clock.advance(10 * MINUTE);
    room.asked.length = 0;
  });
  const learn = (...events: (typeof lecture)[]) => {
    room.schedule = events;
    room.duty.look();
  };
  const id = () => room.only().id;
  const finish = () => {
    room.ledger.tell(id(), { type: 'joining-began' });
    room.ledger.tell(id(), { type: 'captured', tracks: [track('camera')], gaps: [] });
    room.duty.look();
  };

  test('keeps the old end, however often the schedule says the same', async () => {
    learn({ ...lecture, end: at('14:30') });
    expect(room.only().followed).toMatchObject({
      did: 'moved',
      was: { end: at('15:00') },
      now: { end: at('14:30') },
      at: at('14:10'),
      vetoedAt: null,
    });
    room.veto.against(id());
    expect(room.only()).toMatchObject({ window: { end: at('15:00') }, followed: { vetoedAt: at('14:10') } });
    for (let i = 0; i < 3; i += 1) {
      await room.clock.advance(MINUTE);
      learn({ ...lecture, end: at('14:30') });
    }
    expect(room.only().window.end).toBe(at('15:00'));
    expect(room.asked).toEqual([`reconsider ${id()}`, `reconsider ${id()}`]);
  });

  test('can be taken back', () => {
    learn({ ...lecture, end: at('14:30') });
    room.veto.against(id());
    room.veto.takeBack(id());
    expect(room.only()).toMatchObject({ window: { end: at('14:30') }, followed: { did: 'moved', vetoedAt: null } });
    room.veto.against(id());
    expect(room.only().window.end).toBe(at('15:00'));
  });

  test('holds against one change: the next one is followed', () => {
    learn({ ...lecture, end: at('14:30') });
    room.veto.against(id());
    learn({ ...lecture, end: at('15:30') });
    expect(room.only()).toMatchObject({ window: { end: at('15:30') }, followed: { vetoedAt: null } });
  });

  test('does not go into the next event', () => {
    learn({ ...lecture, end: at('14:30') }, event('2', '14:45', '15:30'));
    room.veto.against(id());
    expect(room.only().window.end).toBe(at('14:45'));
  });

  test('goes on with an event that was cancelled, and what it gives is uploaded', async () => {
    learn({ ...lecture, status: 'cancelled' });
    expect(room.only()).toMatchObject({
      stoppedAt: at('14:10'),
      because: [{ why: 'cancelled' }, { why: 'scheduled' }],
    });
    expect(room.veto.isStopped(id())).toBe(true);
    room.veto.against(id());
    await room.clock.advance(MINUTE);
    learn({ ...lecture, status: 'cancelled' });
    expect(room.only()).toMatchObject({ stoppedAt: null, because: [{ why: 'scheduled' }] });
    finish();
    expect(room.only().state).toBe('uploading');
  });

  test('of a cancelled event can be taken back: it stops, and stays here', () => {
    learn({ ...lecture, status: 'cancelled' });
    room.veto.against(id());
    room.veto.takeBack(id());
    expect(room.only()).toMatchObject({
      stoppedAt: at('14:10'),
      because: [{ why: 'cancelled' }, { why: 'scheduled' }],
    });
    finish();
    expect(room.only().state).toBe('captured');
  });

  test('goes on with an event that was removed, up to the next one', () => {
    learn(event('2', '14:30', '15:30'));
    room.veto.against(id());
    expect(room.only()).toMatchObject({ stoppedAt: null, window: { end: at('14:30') } });
  });

  test('is refused when nothing changed, and when there is no time for it any more', async () => {
    expect(() => room.veto.against(id())).toThrow(/did not change/);
    expect(() => room.veto.takeBack(id())).toThrow(/did not change/);
    learn({ ...lecture, end: at('15:30') });
    expect(() => room.veto.takeBack(id())).toThrow(/nothing is vetoed/);
    await room.clock.advance(60 * MINUTE);
    expect(() => room.veto.against(id())).toThrow(/has passed/);
    finish();
    expect(() => room.veto.against(id())).toThrow(/not under way/);
  });

  test('is refused when another event has taken its place', () => {
    learn(event('2', '14:05', '15:30'));
    expect(() => room.veto.against(room.ledger.state().recordings.keys().next().value ?? id())).toThrow(
      /another event/,
    );
  });

  test('is in the journal: a restart knows it', () => {
    learn({ ...lecture, end: at('14:30') });
    room.veto.against(id());
    const replayed = room.journal.facts.reduce(fold, emptyState);
    expect([...replayed.recordings.values()]).toEqual([room.only()]);
  });
});
