import { beforeEach, describe, expect, it } from 'vitest';
import type { EntryId, EventId } from '../../../shared/domain/ids.ts';
import { plus } from '../../../shared/domain/instant.ts';
import { at, occurrence, track } from '../../support/occurrences.ts';
import { Room } from '../../support/room.ts';

const event = (eventId: string, start: string, end: string, change = {}) =>
  occurrence({ eventId: eventId as EventId, start: at(start), end: at(end), ...change });
const MINUTE = 60_000;

describe('the duty', () => {
  let room: Room;
  beforeEach(() => {
    room = new Room(at('13:00'));
  });
  const learn = (...events: ReturnType<typeof event>[]) => {
    room.schedule = events;
    room.duty.look();
  };

  it('arms a recording half a minute before it begins, once', async () => {
    learn(event('1', '14:00', '15:00'));
    await room.clock.advance(59 * MINUTE);
    expect(room.asked).toEqual([]);
    await room.clock.advance(MINUTE / 2);
    expect(room.asked).toEqual([`arm ${room.only().id}`]);
    room.duty.look();
    await room.clock.advance(MINUTE);
    expect(room.asked).toHaveLength(1);
    expect(room.only()).toMatchObject({ state: 'arming', window: { start: at('14:00'), end: at('15:00') } });
  });

  it('joins a lecture that it learns of late', async () => {
    await room.clock.advance(75 * MINUTE);
    learn(event('1', '14:00', '15:00'));
    expect(room.only().state).toBe('arming');
    expect(room.only().because).toContainEqual({ why: 'late-join', missedMs: 15 * MINUTE });
  });

  it('writes down what passed while the PC was asleep, and wakes up into what is left', async () => {
    learn(event('1', '13:10', '13:20'), event('2', '14:00', '15:00'));
    room.clock.jump(90 * MINUTE);
    await room.clock.advance(MINUTE);
    expect(room.states()).toEqual(['1 missed', '2 arming']);
  });

  it('knows the schedule that it planned, so that fetching it again costs nothing', () => {
    const events = [event('1', '14:00', '15:00')];
    expect(room.duty.knows(events)).toBe(false);
    learn(...events);
    expect(room.duty.knows(room.schedule ?? [])).toBe(true);
    expect(room.duty.knows([...events])).toBe(false);
  });

  it('records by the server’s clock when the settings say so, and steadily', async () => {
    room.settings = { ...room.settings, schedule: { ...room.settings.schedule, useServerClock: true } };
    room.serverAheadMs = 60_000;
    learn(event('1', '14:00', '15:00'));
    await room.clock.advance(59 * MINUTE - 31_000);
    expect(room.asked).toEqual([]);
    await room.clock.advance(1_000);
    expect(room.only().window).toEqual({ start: at('13:59'), end: at('14:59') });

    room.serverAheadMs = 60_300;
    expect(room.duty.knows(room.schedule ?? [])).toBe(true);
    room.duty.look();
    expect(room.only().window.end).toBe(at('14:59'));
    room.serverAheadMs = null;
    room.duty.look();
    expect(room.only().window.end).toBe(at('14:59'));

    room.serverAheadMs = 5_000;
    expect(room.duty.knows(room.schedule ?? [])).toBe(false);
    room.duty.look();
    expect(room.only().window.end).toBe(at('14:59:55'));
  });

  it('records by this PC’s clock otherwise, whatever the server’s', async () => {
    room.serverAheadMs = 60_000;
    learn(event('1', '14:00', '15:00'));
    await room.clock.advance(60 * MINUTE);
    expect(room.only().window).toEqual({ start: at('14:00'), end: at('15:00') });
  });

  it('leaves a recording alone whose calendar was not read yet', async () => {
    learn(event('1', '14:00', '15:00'));
    await room.clock.advance(61 * MINUTE);
    room.schedule = null;
    room.duty.look();
    expect(room.only()).toMatchObject({ state: 'arming', stoppedAt: null });
  });

  it('is no judge of what was over before it took the room', () => {
    learn(event('1', '10:00', '11:00'));
    expect(room.states()).toEqual([]);
  });

  it('tells why a recording cannot be made when no source is set up', async () => {
    room.settings = { ...room.settings, capture: { ...room.settings.capture, profiles: [] } };
    learn(event('1', '14:00', '15:00'));
    await room.clock.advance(60 * MINUTE);
    expect(room.only()).toMatchObject({ state: 'failed', fault: { code: 'no-source' } });
  });

  it('hands what is captured to the upload', () => {
    learn(event('1', '13:00', '14:00'));
    const { id } = room.only();
    room.ledger.tell(id, { type: 'capture-began' }, { type: 'joining-began' });
    room.ledger.tell(id, { type: 'captured', tracks: [track('camera')], gaps: [] });
    room.duty.look();
    expect(room.only().state).toBe('uploading');
  });
});

describe('a running recording follows the schedule', () => {
  let room: Room;
  beforeEach(() => {
    room = new Room(at('14:00'));
    room.schedule = [event('1', '14:00', '15:00', { parentId: '9' })];
    room.duty.look();
    room.ledger.tell(room.only().id, { type: 'capture-began' });
    room.duty.look();
    room.asked.length = 0;
  });
  const learn = (...events: ReturnType<typeof event>[]) => {
    room.schedule = events;
    room.duty.look();
  };

  it.each([
    ['later', '15:30'],
    ['earlier', '14:30'],
  ])('when its end is moved %s', (_when, end) => {
    learn(event('1', '14:00', end, { parentId: '9' }));
    expect(room.only().window.end).toBe(at(end));
    expect(room.only().occurrence.end).toBe(at(end));
    expect(room.asked).toEqual([`reconsider ${room.only().id}`]);
  });

  it('when a series edit gives it a new id, without a second recording', () => {
    learn(event('2', '14:00', '15:00', { parentId: '9' }));
    expect(room.states()).toEqual(['2 capturing']);
  });

  it.each([
    ['cancelled', [event('1', '14:00', '15:00', { parentId: '9', status: 'cancelled' })]],
    ['removed', []],
  ])('when it is %s: it stops and keeps the file', async (_how, schedule) => {
    await room.clock.advance(10 * MINUTE);
    learn(...schedule);
    expect(room.only()).toMatchObject({ state: 'capturing', stoppedAt: at('14:10') });
    room.ledger.tell(room.only().id, { type: 'joining-began' });
    room.ledger.tell(room.only().id, { type: 'captured', tracks: [track('camera')], gaps: [] });
    room.duty.look();
    expect(room.only().state).toBe('captured');
    room.settings = { ...room.settings, schedule: { ...room.settings.schedule, uploadCancelled: true } };
    room.duty.look();
    expect(room.only().state).toBe('uploading');
  });

  it('when it is cancelled, unless the operator takes the stop back', async () => {
    await room.clock.advance(10 * MINUTE);
    learn();
    room.operator.undoStop(room.only().id);
    await room.clock.advance(MINUTE);
    learn();
    expect(room.only().stoppedAt).toBeNull();
  });

  it('when its start is moved while it is only armed', async () => {
    const early = new Room(at('13:59:40'));
    early.schedule = [event('1', '14:00', '15:00')];
    early.duty.look();
    early.schedule = [event('1', '14:05', '15:05')];
    early.duty.look();
    expect(early.only().window).toEqual({ start: at('14:05'), end: at('15:05') });
    await early.clock.advance(10 * MINUTE);
    expect(early.asked).toEqual([`arm ${early.only().id}`, `reconsider ${early.only().id}`]);
  });

  it('when it is moved to another time: it ends for that reason, and is recorded at its new time', async () => {
    await room.clock.advance(10 * MINUTE);
    const moved = event('1', '16:00', '17:00', { parentId: '9' });
    learn(moved);
    const because = { why: 'moved-in-schedule', start: at('16:00'), end: at('17:00') };
    expect(room.only()).toMatchObject({ stoppedAt: at('14:10'), because: [because, { why: 'scheduled' }] });
    room.ledger.tell(room.only().id, { type: 'joining-began' });
    room.ledger.tell(room.only().id, { type: 'captured', tracks: [track('camera')], gaps: [] });
    await room.clock.advance(110 * MINUTE);
    expect(room.states()).toEqual(['1 captured', '1 arming']);
  });

  it('when a series edit gives it a new id and new times, without a second recording', async () => {
    await room.clock.advance(10 * MINUTE);
    learn(event('2', '14:05', '15:10', { parentId: '9' }));
    expect(room.states()).toEqual(['2 capturing']);
    expect(room.only().window).toEqual({ start: at('14:00'), end: at('15:10') });
    room.ledger.tell(room.only().id, { type: 'joining-began' });
    room.ledger.tell(room.only().id, { type: 'captured', tracks: [track('camera')], gaps: [] });
    learn(event('3', '14:10', '15:20', { parentId: '9' }));
    expect(room.ledger.state().recordings.size).toBe(1);
  });

  it('when its template or its kind changes', () => {
    const templateEntryId = '1_other' as EntryId;
    learn(event('1', '14:00', '15:00', { parentId: '9', templateEntryId, kind: 'live' }));
    expect(room.only()).toMatchObject({ stoppedAt: null, occurrence: { templateEntryId, kind: 'live' } });
    expect(room.duty.current().slots[0]?.pushWindow).toEqual({ start: at('14:00'), end: at('15:00') });
  });

  it('when it was cancelled by mistake: it goes on as long as its stop can be taken back', async () => {
    await room.clock.advance(10 * MINUTE);
    learn(event('1', '14:00', '15:00', { parentId: '9', status: 'cancelled' }));
    expect(room.only().stoppedAt).toBe(at('14:10'));
    learn(event('1', '14:00', '15:00', { parentId: '9' }));
    expect(room.only()).toMatchObject({ stoppedAt: null, because: [{ why: 'scheduled' }] });
    expect(room.only().followed).toBeUndefined();
  });

  it('but not a stop of the operator’s', () => {
    room.operator.stop(room.only().id);
    learn(event('1', '14:00', '15:30', { parentId: '9' }));
    expect(room.only().stoppedAt).toBe(at('14:00'));
  });

  it('but not while no schedule is known', () => {
    room.schedule = null;
    room.duty.look();
    expect(room.asked).toEqual([]);
    expect(room.only().stoppedAt).toBeNull();
  });

  it('but an end that the operator moved stays until the schedule moves it', () => {
    room.operator.extend(room.only().id, 10);
    room.duty.look();
    expect(room.only().window.end).toBe(at('15:10'));
    learn(event('1', '14:00', '15:05', { parentId: '9' }));
    expect(room.only().window.end).toBe(at('15:05'));
  });
});

describe('the operator', () => {
  let room: Room;
  beforeEach(() => {
    room = new Room(at('13:50'));
    room.schedule = [event('1', '14:00', '15:00'), event('2', '15:10', '16:00')];
    room.duty.look();
  });
  const adHoc = { eventId: null, title: 'Visitor', templateEntryId: null, minutes: 60 };
  const begin = () => {
    const id = room.operator.startNow({ ...adHoc, eventId: '1' });
    room.ledger.tell(id, { type: 'capture-began' });
    return id;
  };

  it('starts the next event early, and it is not recorded again at its time', async () => {
    begin();
    expect(room.only().window).toEqual({ start: at('13:50'), end: at('15:00') });
    await room.clock.advance(15 * MINUTE);
    expect(room.states()).toEqual(['1 capturing']);
  });

  it('starts nothing half a day early', () => {
    room.schedule = [event('3', '18:00', '19:00')];
    room.duty.look();
    expect(() => room.operator.startNow({ ...adHoc, eventId: '3' })).toThrow(/30 minutes early/);
  });

  it('starts an ad-hoc recording that ends where the next event begins', () => {
    room.operator.startNow(adHoc);
    expect(room.only()).toMatchObject({ origin: 'operator', window: { start: at('13:50'), end: at('14:00') } });
    expect(room.only().occurrence.eventId).toMatch(/^ad-hoc-/);
  });

  it('does not start a second recording over a running one', () => {
    begin();
    expect(() => room.operator.startNow(adHoc)).toThrow(/is being recorded/);
  });

  it('extends up to the next event and not into it', () => {
    const id = begin();
    room.operator.extend(id, 15);
    expect(room.only().window.end).toBe(at('15:10'));
    expect(() => room.operator.extend(id, 5)).toThrow(/next event/);
  });

  it('stops, and takes the stop back', async () => {
    const id = begin();
    await room.clock.advance(20 * MINUTE);
    room.operator.stop(id);
    expect(room.only().stoppedAt).toBe(at('14:10'));
    room.operator.undoStop(id);
    expect(room.only().stoppedAt).toBeNull();
    expect(() => room.operator.undoStop(id)).toThrow(/was not stopped/);
  });

  it('pauses off the record and resumes', async () => {
    const id = begin();
    room.operator.pause(id);
    expect(() => room.operator.pause(id)).toThrow();
    await room.clock.advance(MINUTE);
    room.operator.resume(id);
    expect(room.only().pauses).toEqual([{ start: at('13:50'), end: plus(at('13:50'), MINUTE) }]);
  });

  it('overrules the plan for one event', async () => {
    room.operator.override({ eventId: '1', override: 'skip', note: 'exam' });
    await room.clock.advance(15 * MINUTE);
    expect(room.states()).toEqual(['1 skipped']);
  });
});
