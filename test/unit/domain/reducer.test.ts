import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, RecordingEvent } from '../../../shared/domain/fact.ts';
import type { EntryId, EventId, RecordingId, ResourceId, TrackId, UploadTokenId } from '../../../shared/domain/ids.ts';
import { fold, foldAll } from '../../../shared/domain/reducer.ts';
import { emptyState, type State } from '../../../shared/domain/state.ts';
import { TRANSITIONS } from '../../../shared/domain/transitions.ts';
import { fault } from '../../../shared/faults/fault.ts';
import { at, frame, occurrence, track } from '../../support/occurrences.ts';

const id = 'rec-1' as RecordingId;
const camera = 'camera' as TrackId;
const fact = (event: RecordingEvent, when = at('14:00')): Fact => ({ ...event, at: when, recordingId: id });
const after = (...events: RecordingEvent[]): State => events.map((e) => fact(e)).reduce(fold, emptyState);
const stateOf = (state: State) => state.recordings.get(id)?.state;

const CAPTURED: RecordingEvent[] = [
  { type: 'recording-opened', frame: frame() },
  { type: 'arming-began' },
  { type: 'capture-began' },
  { type: 'part-began', trackId: camera, number: 1, start: at('14:00') },
  { type: 'part-ended', trackId: camera, number: 1, end: at('15:00') },
  { type: 'joining-began' },
  { type: 'captured', tracks: [track('camera'), track('screen')], gaps: [] },
];

describe('the recording reducer', () => {
  it('follows a lecture from arming to uploaded', () => {
    const chain = (trackId: TrackId, entryId: string): RecordingEvent[] => [
      { type: 'token-asked', trackId, fileName: `${trackId}.mp4` },
      { type: 'token-made', trackId, tokenId: '1_token' as UploadTokenId },
      { type: 'bytes-sent', trackId },
      { type: 'entry-asked', trackId, parentEntryId: null, receipt: 17 },
      { type: 'entry-made', trackId, entryId: entryId as EntryId },
      { type: 'content-asked', trackId },
      { type: 'content-attached', trackId },
      { type: 'entry-ready', trackId },
    ];
    const uploading = after(...CAPTURED, { type: 'upload-queued' }, ...chain(camera, '1_main'));
    const recording = uploading.recordings.get(id);
    if (recording?.state !== 'uploading') throw new Error(`unexpected state ${recording?.state}`);
    expect(recording.uploads.map((u) => [u.trackId, u.step, u.entryId])).toEqual([
      ['camera', 'ready', '1_main'],
      ['screen', 'waiting', null],
    ]);
    const done = fold(uploading, fact({ type: 'uploaded', entries: ['1_main' as EntryId] }));
    expect(stateOf(done)).toBe('uploaded');
  });

  it('remembers what the schedule did last, until the operator stops it by hand', () => {
    const capturing: RecordingEvent[] = CAPTURED.slice(0, 3);
    const window = { start: at('14:00'), end: at('14:30') };
    const moved = after(...capturing, { type: 'window-moved', window, by: 'schedule' });
    expect(moved.recordings.get(id)?.followed).toMatchObject({ did: 'moved', was: frame().window, now: window });
    const byHand = after(...capturing, { type: 'window-moved', window, by: 'operator' });
    expect(byHand.recordings.get(id)?.followed).toBeUndefined();
    const because = [{ why: 'cancelled' }] as const;
    const stops: RecordingEvent[] = [
      ...capturing,
      { type: 'stopped', stoppedAt: at('14:10'), because },
      { type: 'stop-undone' },
    ];
    expect(after(...stops).recordings.get(id)).toMatchObject({
      stoppedAt: null,
      followed: { did: 'stopped', because },
    });
    const last = after(...stops, { type: 'stopped', stoppedAt: at('14:20') }).recordings.get(id);
    expect(last).toMatchObject({ stoppedAt: at('14:20'), because: [{ why: 'scheduled' }] });
    expect(last?.followed).toBeUndefined();
  });

  it('keeps the parts of an interrupted recording and goes on with them', () => {
    const parts = CAPTURED.slice(0, 4);
    const lost = after(...parts, {
      type: 'interrupted',
      fault: fault('source-lost', { source: 'Camera', time: '14:10' }),
      resumeUntil: at('15:00'),
    });
    expect(stateOf(lost)).toBe('interrupted');
    const again = fold(lost, fact({ type: 'capture-began' }));
    expect(again.recordings.get(id)).toMatchObject({ state: 'capturing', parts: [{ trackId: camera, number: 1 }] });
  });

  it('goes back to where a failed recording can go on', () => {
    const failed = after(
      ...CAPTURED,
      { type: 'upload-queued' },
      {
        type: 'failed',
        stage: 'upload',
        fault: fault('account-blocked'),
        retryAt: null,
      },
    );
    expect(stateOf(failed)).toBe('failed');
    expect(stateOf(fold(failed, fact({ type: 'retried' })))).toBe('uploading');
  });

  it('lists an event that was never opened, with its reason', () => {
    const missed = after({ type: 'missed', because: [{ why: 'missed', missedMs: 3_600_000 }], frame: frame() });
    expect(missed.recordings.get(id)).toMatchObject({ state: 'missed', because: [{ why: 'missed' }] });
  });

  it('remembers pauses as spans and a stop until it is undone', () => {
    const paused = after(
      ...CAPTURED.slice(0, 3),
      { type: 'paused', from: at('14:10') },
      { type: 'resumed', from: at('14:20') },
    );
    expect(paused.recordings.get(id)).toMatchObject({
      state: 'capturing',
      pauses: [{ start: at('14:10'), end: at('14:20') }],
    });
    const stopped = fold(paused, fact({ type: 'stopped', stoppedAt: at('14:30') }));
    expect(stopped.recordings.get(id)?.stoppedAt).toBe(at('14:30'));
    expect(fold(stopped, fact({ type: 'stop-undone' })).recordings.get(id)?.stoppedAt).toBeNull();
  });

  it('forgets what the schedule did after 30 days', () => {
    const change = (when: string) => ({ change: 'added', occurrence: occurrence(), learnedAt: at(when) }) as const;
    const old: Fact = { type: 'schedule-changed', changes: [change('00:00')], at: at('00:00'), recordingId: null };
    const later: Fact = { ...old, changes: [], at: (at('00:01') + 30 * 24 * 3600 * 1000) as Fact['at'] };
    expect([old].reduce(fold, emptyState).changes).toHaveLength(1);
    expect([old, later].reduce(fold, emptyState).changes).toHaveLength(0);
  });

  it('keeps the operator’s override until it is taken back', () => {
    const eventId = '7' as EventId;
    const tell = (override: 'skip' | null): Fact => ({
      type: 'slot-overridden',
      eventId,
      override,
      note: 'room closed',
      at: at('10:00'),
      recordingId: null,
    });
    expect(fold(emptyState, tell('skip')).overrides.get(eventId)?.override).toBe('skip');
    expect([tell('skip'), tell(null)].reduce(fold, emptyState).overrides.size).toBe(0);
  });

  it('remembers since when it answers for the room, also when the same room is chosen again', () => {
    const taken = (resourceId: string, when: string): Fact => ({
      type: 'room-taken',
      resourceId: resourceId as ResourceId,
      at: at(when),
      recordingId: null,
    });
    const since = (...facts: Fact[]) => facts.reduce(fold, emptyState).room?.since;
    expect(since(taken('33', '10:00'), taken('33', '11:00'))).toBe(at('10:00'));
    expect(since(taken('33', '10:00'), taken('34', '11:00'))).toBe(at('11:00'));
  });

  it('is total: any order of facts folds, and each step obeys the table of transitions', () => {
    const events: RecordingEvent[] = [
      ...CAPTURED,
      { type: 'paused', from: at('14:10') },
      { type: 'resumed', from: at('14:20') },
      { type: 'upload-queued' },
      { type: 'token-asked', trackId: camera, fileName: 'x' },
      { type: 'interrupted', fault: fault('disk-full', { folder: '/r' }), resumeUntil: at('15:00') },
      { type: 'failed', stage: 'capture', fault: fault('disk-full', { folder: '/r' }), retryAt: null },
      { type: 'retried' },
      { type: 'uploaded', entries: [] },
      { type: 'cancelled', because: [{ why: 'cancelled' }] },
      { type: 'media-deleted', why: 'age' },
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 40 }), (order) => {
        let state = emptyState;
        for (const event of order) {
          const before = stateOf(state);
          state = fold(state, fact(event));
          const allowed = TRANSITIONS[event.type].from.includes(before ?? 'none');
          if (!allowed) expect(stateOf(state)).toBe(before);
          else if (TRANSITIONS[event.type].to === 'same') expect(stateOf(state)).toBe(before);
        }
        const facts = order.map((event) => fact(event));
        expect(foldAll(facts, emptyState)).toEqual(state);
        const [early, late] = [facts.slice(0, 7), facts.slice(7)];
        const between = foldAll(early, emptyState);
        expect(foldAll(late, between)).toEqual(state);
        expect([between, emptyState]).toEqual([
          early.reduce(fold, emptyState),
          { ...emptyState, recordings: new Map() },
        ]);
      }),
    );
  });
});
