import type { Instant, Span } from '../../../shared/domain/instant.ts';
import type { Slot } from '../../../shared/domain/slot.ts';

/** A slot that is captured. */
export type CapturedSlot = Slot & { readonly window: Span };

const isCaptured = (slot: Slot): slot is CapturedSlot => slot.window !== null;

/** Slots that will be captured and have not begun, the first of them first. */
const comingUp = (slots: readonly Slot[], now: Instant): readonly CapturedSlot[] =>
  slots.filter(isCaptured).filter((s) => s.window.start > now);

/** The next one that will be captured; null when none is known. */
export const nextCaptured = (slots: readonly Slot[], now: Instant): CapturedSlot | null =>
  comingUp(slots, now)[0] ?? null;
