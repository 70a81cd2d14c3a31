import { describe, expect, it } from 'vitest';
import { plus } from '../../../shared/domain/instant.ts';
import type { Slot } from '../../../shared/domain/slot.ts';
import { blocksOf, paddingsOf } from '../../../renderer/views/today/timeline/blocks.ts';
import { at, occurrence } from '../../support/occurrences.ts';

const MINUTE = 60_000;
const NONE = new Map<never, never>();
const slot = (change: Partial<Slot> = {}): Slot => ({
  occurrence: occurrence(),
  decision: 'record',
  window: { start: at('14:00'), end: at('15:00') },
  pushWindow: null,
  because: [{ why: 'scheduled' }],
  ...change,
});

describe('blocks of the timeline', () => {
  it('say which part of the event is captured', () => {
    const [late] = blocksOf([slot({ window: { start: at('14:15'), end: at('15:10') } })], [], NONE);
    expect(late).toMatchObject({ look: 'record', captured: { from: 0.25, to: 1 }, hasConflict: false });
    const [none] = blocksOf([slot({ decision: 'skip', window: null })], [], NONE);
    expect(none).toMatchObject({ look: 'skip', captured: null });
  });

  it('tell kinds and conflicts apart', () => {
    const blackout = slot({ occurrence: occurrence({ kind: 'blackout' }), decision: 'skip', window: null });
    expect(blocksOf([blackout, slot({ decision: 'record-and-push' })], [], NONE).map((b) => b.look)).toEqual([
      'blackout',
      'live',
    ]);
    const { eventId } = occurrence();
    const between = [eventId, eventId] as const;
    const clash = { between, span: occurrence(), winner: eventId, rule: 'priority' as const };
    expect(blocksOf([slot()], [clash], NONE)[0]?.hasConflict).toBe(true);
  });

  it('tell what has become of an event', () => {
    const { eventId } = occurrence();
    expect(blocksOf([slot()], [], new Map([[eventId, 'uploaded' as const]]))[0]?.outcome).toBe('uploaded');
    expect(blocksOf([slot()], [], NONE)[0]?.outcome).toBeNull();
  });

  it('draw padding before and after', () => {
    const padded = slot({ window: { start: plus(at('14:00'), -5 * MINUTE), end: plus(at('15:00'), 2 * MINUTE) } });
    expect(paddingsOf([padded]).map(({ start, end }) => end - start)).toEqual([5 * MINUTE, 2 * MINUTE]);
    expect(paddingsOf([slot(), slot({ window: null })])).toEqual([]);
  });

  it('survive an event without length', () => {
    const still = occurrence({ end: at('14:00') });
    expect(blocksOf([slot({ occurrence: still })], [], NONE)[0]?.captured).toBeNull();
  });
});
