import { expect, it } from 'vitest';
import { shareUnchanged } from '../../../renderer/client/share-unchanged.ts';

it('keeps the objects that say the same, and takes what is new', () => {
  const before = { now: 1, slots: [{ id: 'a' }], current: { id: 'r' } as { id: string } | null };
  const after = shareUnchanged(before, { now: 2, slots: [{ id: 'a' }], current: null });
  expect(after).toEqual({ now: 2, slots: [{ id: 'a' }], current: null });
  expect(after.slots).toBe(before.slots);
});

it('takes everything where there was nothing', () => {
  const after = { now: 1 };
  expect(shareUnchanged(null, after)).toBe(after);
});
