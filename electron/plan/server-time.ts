import { plus, type Span } from '../../shared/domain/instant.ts';
import type { Plan } from '../../shared/domain/slot.ts';

/** A measurement moves by parts of a second from answer to answer; only beyond this does the plan follow it. */
const STEADY_MS = 500;

/**
 * How far the server's clock is taken to be ahead of this PC's. Stays as it was while the newest measurement says about
 * the same, or nothing.
 */
export const steadyAheadMs = (inUseMs: number, measuredMs: number | null): number =>
  measuredMs === null || Math.abs(measuredMs - inUseMs) < STEADY_MS ? inUseMs : measuredMs;

/**
 * A plan that was made in the server's time, told in that of this PC: what is captured and pushed begins when the
 * server's clock says so. The occurrences keep the times that Kaltura gives them.
 */
export function onThisClock(plan: Plan, serverAheadMs: number): Plan {
  if (serverAheadMs === 0) return plan;
  const moved = ({ start, end }: Span): Span => ({
    start: plus(start, -serverAheadMs),
    end: plus(end, -serverAheadMs),
  });
  return {
    ...plan,
    slots: plan.slots.map((slot) => ({
      ...slot,
      window: slot.window && moved(slot.window),
      pushWindow: slot.pushWindow && moved(slot.pushWindow),
    })),
    madeAt: plus(plan.madeAt, -serverAheadMs),
  };
}
