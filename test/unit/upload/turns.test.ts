import { beforeEach, describe, expect, test } from 'vitest';
import { hindranceOf } from '../../../electron/upload/hindrance.ts';
import { Turns } from '../../../electron/upload/turns.ts';
import { JournalLedger } from '../../../electron/journal/ledger.ts';
import type { RecordingId, TrackId } from '../../../shared/domain/ids.ts';
import { fromIso, plus, type Instant } from '../../../shared/domain/instant.ts';
import { quietUntil } from '../../../shared/domain/quiet-hours.ts';
import { movedInQueue, uploadQueue } from '../../../shared/domain/upload-queue.ts';
import { uploadSchema, type UploadSettings } from '../../../shared/settings/upload.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryJournal } from '../../support/memory-journal.ts';
import { at, frame, track } from '../../support/occurrences.ts';

const [early, middle, late] = ['early', 'middle', 'late'] as RecordingId[] as [RecordingId, RecordingId, RecordingId];
const MINUTE_MS = 60_000;
const never = new AbortController().signal;

let clock: FakeClock;
let ledger: JournalLedger;
let settings: UploadSettings;
beforeEach(() => {
  clock = new FakeClock(at('16:00'));
  ledger = new JournalLedger(new MemoryJournal(), clock);
  settings = uploadSchema.parse({});
  queue(early, '10:00', 3000);
  queue(middle, '11:00', 1000);
  queue(late, '12:00', 2000);
});

function queue(id: RecordingId, start: string, bytes: number): void {
  const window = { start: at(start), end: plus(at(start), MINUTE_MS) };
  ledger.tell(
    id,
    { type: 'recording-opened', frame: frame({ id, window, trackIds: ['camera' as TrackId] }) },
    { type: 'capture-began' },
    { type: 'joining-began' },
    { type: 'captured', tracks: [track('camera', { bytes })], gaps: [] },
    { type: 'upload-queued' },
  );
}

const names = (): readonly RecordingId[] => uploadQueue(ledger.state(), settings.order).map((r) => r.id);

describe('the queue', () => {
  test('is ordered by age, by length, or by hand, and what is wanted now goes first', () => {
    expect(names()).toEqual([early, middle, late]);
    settings = { ...settings, order: 'shortest-first' };
    expect(names()).toEqual([middle, late, early]);
    settings = { ...settings, order: 'by-hand' };
    ledger.tellDevice({ type: 'uploads-ordered', order: [late, early] });
    expect(names()).toEqual([late, early, middle]);
    ledger.tell(middle, { type: 'upload-hurried' });
    expect(names()).toEqual([middle, late, early]);
    ledger.tell(middle, { type: 'upload-held' });
    expect(names()).toEqual([late, early, middle]);
  });

  test('changes places with a neighbour, and not beyond the ends', () => {
    const now = uploadQueue(ledger.state(), 'by-hand');
    expect(movedInQueue(now, middle, 'up')).toEqual([middle, early, late]);
    expect(movedInQueue(now, middle, 'down')).toEqual([early, late, middle]);
    expect(movedInQueue(now, early, 'up')).toBeNull();
    expect(movedInQueue(now, late, 'down')).toBeNull();
  });

  test('lets go of what is taken out, and takes it back where it was', () => {
    ledger.tell(early, { type: 'token-asked', trackId: 'camera' as TrackId, fileName: 'x.mp4' });
    ledger.tell(early, { type: 'upload-withdrawn' });
    expect(ledger.state().recordings.get(early)?.state).toBe('captured');
    expect(names()).toEqual([middle, late]);
    ledger.tell(early, { type: 'upload-queued' });
    expect(ledger.state().recordings.get(early)).toMatchObject({ state: 'uploading', uploads: [{ step: 'token' }] });
  });
});

describe('quiet hours', () => {
  const hours = { from: '08:00', to: '18:00' };

  test.each([
    ['2026-11-17T07:59:00Z', hours, 'UTC', null],
    ['2026-11-17T08:00:00Z', hours, 'UTC', '2026-11-17T18:00:00Z'],
    ['2026-11-17T18:00:00Z', hours, 'UTC', null],
    // The room's clock counts, not the PC's.
    ['2026-11-17T17:30:00Z', hours, 'Europe/Zurich', null],
    ['2026-11-17T07:30:00Z', hours, 'Europe/Zurich', '2026-11-17T17:00:00Z'],
    // Over midnight.
    ['2026-11-17T23:00:00Z', { from: '22:00', to: '06:00' }, 'UTC', '2026-11-18T06:00:00Z'],
    ['2026-11-18T05:00:00Z', { from: '22:00', to: '06:00' }, 'UTC', '2026-11-18T06:00:00Z'],
    ['2026-11-18T12:00:00Z', { from: '22:00', to: '06:00' }, 'UTC', null],
    // None at all.
    ['2026-11-17T08:00:00Z', { from: '08:00', to: '08:00' }, 'UTC', null],
    // The end is left out by the change to summer time.
    ['2027-03-28T00:30:00Z', { from: '01:00', to: '02:30' }, 'Europe/Zurich', '2027-03-28T01:30:00Z'],
  ])('at %s, %o in %s: %s', (now, quiet, zone, until) => {
    expect(quietUntil(fromIso(now), quiet, zone)).toBe(until === null ? null : fromIso(until));
  });

  test('hinder everything but what is wanted now', () => {
    const [first] = uploadQueue(ledger.state(), 'oldest-first');
    if (!first) throw new Error('the queue is empty');
    const rules = { settings: { ...settings, quietHours: { from: '15:00', to: '18:00' } }, now: at('16:00') };
    const hindrance = (zone: string) => hindranceOf(first, [], { ...rules, zone });
    expect(hindrance('UTC')).toEqual({ state: 'waiting-for-hours', until: at('18:00') });
    ledger.tell(early, { type: 'upload-hurried' });
    const [hurried] = uploadQueue(ledger.state(), 'oldest-first');
    expect(hurried && hindranceOf(hurried, [], { ...rules, zone: 'UTC' })).toBeNull();
  });
});

describe('the random delay', () => {
  test('is within its bound, differs between recordings, and is the same after a restart', () => {
    settings = { ...settings, randomDelayMinutes: 60 };
    const until = (): readonly (Instant | null)[] =>
      uploadQueue(ledger.state(), 'oldest-first').map(
        (r) => hindranceOf(r, [], { settings, now: clock.now(), zone: 'UTC' })?.until ?? null,
      );
    const first = until();
    expect(new Set(first).size).toBe(3);
    for (const end of first) {
      expect(end).toBeGreaterThanOrEqual(at('16:00'));
      expect(end).toBeLessThanOrEqual(at('17:00'));
    }
    expect(until()).toEqual(first);
  });
});

describe('turns', () => {
  const told: string[] = [];
  const line = (turns: Turns, id: RecordingId, chunks: number): Promise<void> =>
    turns.sending(id, async () => {
      for (let n = 1; n <= chunks; n++) {
        await turns.mayGoOn(id, never, (h) => void (h && told.push(`${id} ${h.state}`)));
        told.push(`${id} ${n}`);
        await clock.sleep(1000);
      }
    });
  const make = (): Turns => {
    told.length = 0;
    const turns = new Turns({ ledger, clock, settings: () => settings, zone: () => 'UTC' });
    ledger.onChange(() => turns.look());
    return turns;
  };

  test('come one after another, and to what is wanted now between two chunks', async () => {
    const turns = make();
    const both = Promise.all([line(turns, early, 3), line(turns, late, 2)]);
    await clock.advance(1500);
    ledger.tell(late, { type: 'upload-hurried' });
    await clock.advance(10_000);
    await both;
    expect(told.filter((t) => /\d$/.test(t))).toEqual(['early 1', 'early 2', 'late 1', 'late 2', 'early 3']);
    expect(told).toContain('late waiting-for-turn');
  });

  test('pass over one that is hindered, and come to it when its hour has come', async () => {
    settings = { ...settings, quietHours: { from: '15:00', to: '16:30' } };
    const turns = make();
    ledger.tell(late, { type: 'upload-hurried' });
    const both = Promise.all([line(turns, early, 1), line(turns, late, 1)]);
    await clock.advance(MINUTE_MS);
    expect([...new Set(told)]).toEqual(['early waiting-for-hours', 'late 1']);
    await clock.advance(30 * MINUTE_MS);
    await both;
    expect(told.at(-1)).toBe('early 1');
  });

  test('hold by the settings as they are at each look', async () => {
    settings = { ...settings, quietHours: { from: '15:00', to: '18:00' } };
    const turns = make();
    const sending = line(turns, early, 1);
    await clock.advance(1000);
    expect(told).toEqual(['early waiting-for-hours']);
    settings = { ...settings, quietHours: null };
    turns.look();
    await clock.advance(2000);
    await sending;
    expect(told.at(-1)).toBe('early 1');
  });

  test('let go of who gives up', async () => {
    settings = { ...settings, quietHours: { from: '15:00', to: '18:00' } };
    const abort = new AbortController();
    const turns = make();
    const waiting = turns.sending(early, () => turns.mayGoOn(early, abort.signal, () => undefined));
    abort.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
  });
});
