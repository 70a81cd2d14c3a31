import { plus, type Instant, type Span } from '../../../shared/domain/instant.ts';
import { meaningsOf } from '../ical/times.ts';
import { isZone, meanings, wallMsAt, wallTimeOf } from '../wall-time.ts';
import { expand, TooMuchWork, type Budget } from './expand.ts';
import { readRule } from './rule.ts';

/** A series: its first occurrence, its rule, and the zone that the rule counts in. */
export interface SeriesOf {
  readonly first: Span;
  readonly rule: string;
  readonly zone: string;
}

/** Cost of a whole feed: counting three million days takes well under a second. */
export const newBudget = (): Budget => ({ left: 3_000_000 });

/** A start costs as much as so many days that are looked at. */
const COST_OF_START = 30;

/** Kaltura itself allows 1000 occurrences of a series. */
const MOST_STARTS = 5000;

/**
 * When the occurrences of a series start, those that touch the window, ascending: counted in the wall-clock time of
 * the rule's zone, then turned into instants, so that 10 o'clock stays 10 o'clock over a change of the clock. A text
 * says why nothing can be counted.
 */
export function startsOf(
  { first, rule: text, zone }: SeriesOf,
  window: Span,
  budget: Budget,
): readonly Instant[] | string {
  const rule = readRule(text);
  if (rule === null) return 'its recurrence rule cannot be read';
  if (!isZone(zone)) return `its time zone "${zone.slice(0, 60)}" is not known`;
  const until = rule.until && meaningsOf(rule.until, zone)?.at(-1);
  const lengthMs = Math.max(0, first.end - first.start);
  try {
    const walls = expand({
      rule,
      start: wallMsAt(first.start, zone),
      // A bare date lasts until its end (RFC 5545 §3.3.10 compares dates).
      until: until ? wallMsAt(rule.until.isDate ? plus(until, 86_399_000) : until, zone) : null,
      from: wallMsAt(plus(window.start, -lengthMs), zone),
      to: wallMsAt(window.end, zone),
      budget,
    });
    const starts: Instant[] = [];
    for (const wall of walls) {
      if (starts.length === MOST_STARTS) return `it has more than ${MOST_STARTS} occurrences`;
      budget.left -= COST_OF_START;
      if (budget.left < 0) throw new TooMuchWork();
      starts.push(meanings(wallTimeOf(wall), zone)[0]);
    }
    return starts;
  } catch (error) {
    if (error instanceof TooMuchWork) return 'its recurrence rule repeats too often or too seldom to be followed';
    throw error;
  }
}
