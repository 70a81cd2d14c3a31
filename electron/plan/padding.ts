import { earlier, later, plus, type Span } from '../../shared/domain/instant.ts';
import type { PlanSettings } from '../../shared/settings/plan.ts';
import type { Share } from './share.ts';
import type { Timeline } from './timeline.ts';

/** A share that got time. */
export type Granted = Share & { readonly span: Span };

/**
 * Adds padding around each granted span, by kind. Padding never takes anything from a neighbour's own time nor from a
 * blackout, and where two paddings meet, the coming start goes first: an overrun is cut, a start is never late.
 * A push without recording gets none, and a side that was clipped gets none.
 */
export function padded(
  granted: readonly Granted[],
  blackouts: Timeline<unknown>,
  settings: PlanSettings,
): ReadonlyMap<Granted, Span> {
  const byTime = [...granted].sort((a, b) => a.span.start - b.span.start);
  const starts = byTime.map((g, i) => {
    const asked = { start: plus(g.span.start, -beforeMs(g, settings)), end: g.span.start };
    const previous = byTime[i - 1];
    const free = previous ? later(asked.start, previous.span.end) : asked.start;
    const bars = barredBy(g, blackouts, asked, settings);
    return later(free, bars.at(-1)?.end ?? free);
  });
  return new Map(
    byTime.map((g, i) => {
      const asked = { start: g.span.end, end: plus(g.span.end, afterMs(g, settings)) };
      const free = earlier(asked.end, starts[i + 1] ?? asked.end);
      const end = earlier(free, barredBy(g, blackouts, asked, settings)[0]?.start ?? free);
      return [g, { start: earlier(starts[i]!, g.span.start), end: later(end, g.span.end) }];
    }),
  );
}

const barredBy = (g: Granted, blackouts: Timeline<unknown>, asked: Span, settings: PlanSettings): readonly Span[] =>
  g.wish.forced || !settings.blackoutsWin || asked.end <= asked.start ? [] : blackouts.within(asked);

function beforeMs(g: Granted, settings: PlanSettings): number {
  const clipped = g.span.start !== g.wish.span.start;
  return clipped ? 0 : paddingOf(g, settings).beforeSeconds * 1000;
}

function afterMs(g: Granted, settings: PlanSettings): number {
  const clipped = g.span.end !== g.wish.span.end;
  return clipped ? 0 : paddingOf(g, settings).afterSeconds * 1000;
}

function paddingOf(g: Granted, settings: PlanSettings): PlanSettings['recordPadding'] {
  if (g.wish.decision === 'push') return { beforeSeconds: 0, afterSeconds: 0 };
  return g.wish.occurrence.kind === 'live' ? settings.livePadding : settings.recordPadding;
}
