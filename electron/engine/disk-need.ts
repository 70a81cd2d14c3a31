import { earlier, later, msBetween, plus, type Instant } from '../../shared/domain/instant.ts';
import type { Plan } from '../../shared/domain/slot.ts';

const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Bytes that the recordings planned for the next 24 hours will take: what they write, and once more while joining. */
export function plannedBytes(plan: Plan, now: Instant, bytesPerHour: number): number {
  const day = { start: now, end: plus(now, DAY_MS) };
  const ms = plan.slots.reduce((sum, { window }) => {
    if (!window) return sum;
    return sum + Math.max(0, msBetween(later(window.start, day.start), earlier(window.end, day.end)));
  }, 0);
  return (2 * ms * bytesPerHour) / HOUR_MS;
}
