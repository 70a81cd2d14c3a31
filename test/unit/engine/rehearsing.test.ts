import { beforeEach, describe, expect, it } from 'vitest';
import { Rehearsing } from '../../../electron/engine/rehearsing.ts';
import type { EventId, SourceId, TrackId } from '../../../shared/domain/ids.ts';
import type { RehearsalResult } from '../../../shared/domain/judgement.ts';
import type { Recording } from '../../../shared/domain/recording.ts';
import { fault, FaultError, type Fault } from '../../../shared/faults/fault.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { at, occurrence } from '../../support/occurrences.ts';
import { Room } from '../../support/room.ts';

const MINUTE = 60_000;
const SILENT = fault('source-silent', { source: 'Lectern microphone', other: '' });

let room: Room;
let rehearsing: Rehearsing;
let rehearsed: string[];
let found: () => Promise<readonly Fault[]>;

beforeEach(() => {
  room = new Room(at('13:00'));
  rehearsed = [];
  found = () => Promise.resolve([SILENT]);
  rehearsing = new Rehearsing({
    ...{ clock: room.clock, log: quietLog, ledger: room.ledger, settings: () => room.settings },
    plan: () => room.duty.current(),
    rehearse: async ({ name }): Promise<RehearsalResult> => {
      rehearsed.push(name);
      const place = { trackId: 'camera' as TrackId, sourceId: 'microphone' as SourceId, of: 'sound' as const };
      const faults = await found();
      return { judgements: [{ ...place, verdict: 'doubtful', faults, fps: null, peakDb: -90 }], proposal: null };
    },
    lookAtPc: (_, durationMs) => Promise.resolve(durationMs > 90 * MINUTE ? [fault('disk-short', {})] : []),
  });
});

const learn = (start: string, end: string): void => {
  room.schedule = [occurrence({ eventId: '1' as EventId, start: at(start), end: at(end) })];
  room.duty.look();
  rehearsing.look();
};
const codes = (): readonly string[] => rehearsing.faults().map((f) => f.code);

describe('an event is rehearsed', () => {
  it('ten minutes before it begins, once, and what is wrong stands until then', async () => {
    learn('14:00', '15:00');
    await room.clock.advance(49 * MINUTE);
    expect(rehearsed).toEqual([]);
    await room.clock.advance(MINUTE);
    expect(rehearsed).toEqual(['Lecture']);
    expect(codes()).toEqual(['source-silent']);
    rehearsing.look();
    await room.clock.advance(9 * MINUTE);
    expect(rehearsed).toHaveLength(1);
    expect(codes()).toEqual(['source-silent']);
    await room.clock.advance(MINUTE);
    expect(codes()).toEqual([]);
  });

  it('at once when it becomes known later, with the disk for all of it', async () => {
    learn('13:05', '16:00');
    await room.clock.advance(0);
    expect(codes()).toEqual(['source-silent', 'disk-short']);
  });

  it('not when it is about to begin, and not when it is switched off', async () => {
    learn('13:01', '14:00');
    await room.clock.advance(MINUTE);
    room.settings = { ...room.settings, capture: { ...room.settings.capture, rehearseMinutes: 0 } };
    learn('13:30', '14:00');
    await room.clock.advance(40 * MINUTE);
    expect(rehearsed).toEqual([]);
  });

  it('though the rehearsal before met an error that nobody thought of', async () => {
    found = () => Promise.reject(new Error('unheard of'));
    learn('13:05', '14:00');
    await room.clock.advance(0);
    expect(codes()).toEqual(['internal-error']);
    found = () => Promise.resolve([SILENT]);
    learn('14:20', '15:00');
    await room.clock.advance(71 * MINUTE);
    expect(codes()).toEqual(['source-silent']);
  });

  it('not while another profile is being recorded', async () => {
    const other = { state: 'capturing', profileName: 'Other' } as Recording;
    const busy = { state: () => ({ ...room.ledger.state(), recordings: new Map([[other.id, other]]) }) };
    rehearsing = new Rehearsing({ ...rehearsing['parts'], ledger: busy });
    learn('13:05', '14:00');
    await room.clock.advance(0);
    expect(rehearsed).toEqual([]);
  });

  it('and what stands in the way of rehearsing is told', async () => {
    found = () => Promise.reject(new FaultError(fault('ffmpeg-missing')));
    learn('13:05', '14:00');
    await room.clock.advance(0);
    expect(codes()).toEqual(['ffmpeg-missing']);
  });
});

it('a rehearsal by hand replaces what was found before', async () => {
  learn('13:05', '14:00');
  await room.clock.advance(0);
  found = () => Promise.resolve([]);
  const { judgements } = await rehearsing.rehearse('Lecture');
  expect(judgements).toHaveLength(1);
  expect(codes()).toEqual([]);
  await expect(rehearsing.rehearse('Nothing')).rejects.toThrow('no such profile');
});
