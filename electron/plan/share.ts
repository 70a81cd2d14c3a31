import { contains, overlaps, type Instant, type Span } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { Conflict, Reason } from '../../shared/domain/slot.ts';
import type { PlanSettings } from '../../shared/settings/plan.ts';
import { compareRank, ruleBetween, type Contender } from './rank.ts';
import { subtract, Timeline } from './timeline.ts';
import type { Wish } from './wish.ts';

/** How many neighbours a slot's reasons name; the rest would only be noise. */
const NAMED = 10;

/** A wish after blackouts and neighbours: what it got, null when that is nothing of use. */
export interface Share {
  readonly wish: Wish;
  readonly span: Span | null;
  readonly because: readonly Reason[];
}

/** All shares, and the clashes they came from. `blackouts` is the time that nothing but a forced wish may have. */
export interface Sharing {
  readonly shares: readonly Share[];
  readonly conflicts: readonly Conflict[];
  readonly blackouts: Timeline<Occurrence>;
}

/**
 * Shares the device's time out, the strongest wish first. A weaker one gets its longest unbroken rest (of a running
 * one: the rest that it is in), or nothing when that is shorter than the setting's minimum.
 */
export function shareOut(
  contenders: readonly Contender[],
  blackoutEvents: readonly Occurrence[],
  settings: PlanSettings,
  now: Instant,
): Sharing {
  const blackouts = new Timeline<Occurrence>();
  for (const b of blackoutEvents) if (b.end > b.start) blackouts.give(b, b);
  const taken = new Timeline<Contender>();
  const conflicts: Conflict[] = [];
  const wins = new Map<Wish, Reason[]>();
  const results: { readonly contender: Contender; readonly span: Span | null; readonly because: readonly Reason[] }[] =
    [];

  for (const contender of [...contenders].sort(compareRank)) {
    const { wish } = contender;
    const stronger = taken.within(wish.span);
    for (const { by } of stronger) {
      const rule = ruleBetween(by, contender);
      conflicts.push(conflictOf(by.wish, wish, rule));
      const won = wins.get(by.wish) ?? [];
      if (won.length < NAMED) {
        won.push({ why: 'conflict-won', over: wish.occurrence.eventId, title: wish.occurrence.title, rule });
      }
      wins.set(by.wish, won);
    }
    const black = blackouts.within(wish.span);
    const ignoresBlackouts = wish.forced || !settings.blackoutsWin;
    const barred = ignoresBlackouts ? [] : black;
    const span = pieceFor(contender, [...barred, ...stronger], settings, now);
    const because = [
      ...(span === null
        ? lossReasons(contender, barred, stronger, settings)
        : clipReasons(wish, span, barred, stronger)),
      ...(ignoresBlackouts ? overriddenReasons(black) : []),
    ];
    if (span) taken.give(span, contender);
    results.push({ contender, span, because });
  }

  const shares = results.map(({ contender: { wish }, span, because }) => ({
    wish,
    span,
    because: span ? [...wish.because, ...because, ...(wins.get(wish) ?? [])] : because,
  }));
  return { shares, conflicts, blackouts };
}

/** The unbroken piece that a wish gets of what is left; null when nothing or too little is left. */
function pieceFor(c: Contender, lostTo: readonly Span[], settings: PlanSettings, now: Instant): Span | null {
  const { span } = c.wish;
  if (lostTo.length === 0) return span;
  const pieces = subtract(span, lostTo);
  const current = c.running ? pieces.find((p) => contains(p, now)) : undefined;
  if (current) return current;
  const longest = pieces.reduce<Span | null>((best, p) => (best && lengthOf(best) >= lengthOf(p) ? best : p), null);
  return longest && lengthOf(longest) >= minimumMs(settings) ? longest : null;
}

type HeldBy<T> = readonly (Span & { readonly by: T })[];

function clipReasons(wish: Wish, got: Span, black: HeldBy<Occurrence>, stronger: HeldBy<Contender>): readonly Reason[] {
  const lostMs = lengthOf(wish.span) - lengthOf(got);
  if (lostMs === 0) return [];
  return [...black.map((h) => h.by), ...stronger.map((h) => h.by.wish.occurrence)]
    .slice(0, NAMED)
    .map(({ eventId, title }) => ({ why: 'clipped-by-conflict', to: eventId, title, lostMs }));
}

function lossReasons(
  c: Contender,
  black: HeldBy<Occurrence>,
  stronger: HeldBy<Contender>,
  settings: PlanSettings,
): readonly Reason[] {
  const remainderMs = Math.max(0, ...subtract(c.wish.span, [...black, ...stronger]).map(lengthOf));
  const reasons: Reason[] = [
    ...black.slice(0, NAMED).map(({ by }): Reason => ({ why: 'blackout', eventId: by.eventId, title: by.title })),
    ...stronger.slice(0, NAMED).map(({ by }): Reason => {
      const { eventId, title } = by.wish.occurrence;
      return { why: 'conflict-lost', to: eventId, title, rule: ruleBetween(by, c) };
    }),
  ];
  if (remainderMs > 0) reasons.push({ why: 'remainder-too-short', remainderMs, minimumMs: minimumMs(settings) });
  return reasons;
}

const overriddenReasons = (black: HeldBy<Occurrence>): readonly Reason[] =>
  black.slice(0, NAMED).map(({ by }) => ({ why: 'blackout-overridden', eventId: by.eventId, title: by.title }));

function conflictOf(winner: Wish, loser: Wish, rule: Conflict['rule']): Conflict {
  const span = overlaps(winner.span, loser.span)
    ? {
        start: winner.span.start > loser.span.start ? winner.span.start : loser.span.start,
        end: winner.span.end < loser.span.end ? winner.span.end : loser.span.end,
      }
    : winner.span;
  const { eventId } = winner.occurrence;
  return { between: [eventId, loser.occurrence.eventId], span, winner: eventId, rule };
}

const lengthOf = (s: Span): number => s.end - s.start;
const minimumMs = (settings: PlanSettings): number => settings.minimumRemainderMinutes * 60_000;
