import { expect, test } from 'vitest';
import { plannedBytes } from '../../../electron/engine/disk-need.ts';
import { plus, type Span } from '../../../shared/domain/instant.ts';
import type { Slot } from '../../../shared/domain/slot.ts';
import { at, occurrence } from '../../support/occurrences.ts';

const HOUR_MS = 3600 * 1000;
const slot = (window: Span | null): Slot => ({
  occurrence: occurrence(),
  decision: window ? 'record' : 'skip',
  window,
  pushWindow: null,
  because: [{ why: 'scheduled' }],
});
const need = (...windows: (Span | null)[]): number =>
  plannedBytes({ slots: windows.map(slot), conflicts: [], madeAt: at('12:00') }, at('12:00'), 1000);

test('the next day needs what its recordings write, and once more while they are joined', () => {
  const tomorrow = plus(at('12:00'), 24 * HOUR_MS);
  expect(need({ start: at('14:00'), end: at('15:30') })).toBe(3000);
  expect(need({ start: at('10:00'), end: at('13:00') }), 'only what is still to come').toBe(2000);
  expect(need({ start: plus(tomorrow, -HOUR_MS), end: plus(tomorrow, HOUR_MS) }), 'only this day').toBe(2000);
  expect(need({ start: at('10:00'), end: at('11:00') }, { start: tomorrow, end: plus(tomorrow, HOUR_MS) }, null)).toBe(
    0,
  );
});
