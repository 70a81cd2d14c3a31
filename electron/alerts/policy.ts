import { msBetween, type Instant } from '../../shared/domain/instant.ts';
import type { Condition } from './conditions.ts';

/** A message that leaves: something is wrong, or it is right again. */
export interface Alert {
  readonly what: 'fault' | 'recovery';
  readonly condition: Condition;
  readonly at: Instant;
}

/** A condition that lasts, since when, and whether it was told. */
interface Lasting {
  readonly condition: Condition;
  readonly since: Instant;
  readonly isTold: boolean;
}

/** What the policy remembers from one look to the next. */
export interface AlertMemory {
  readonly lasting: ReadonlyMap<string, Lasting>;
  /** When each condition was told last. */
  readonly toldAt: ReadonlyMap<string, Instant>;
}

export const NOTHING_TOLD: AlertMemory = { lasting: new Map(), toldAt: new Map() };

/** What decides besides the conditions. */
export interface AlertContext {
  readonly now: Instant;
  /** Only what is wrong with the running recording is told now; the rest afterwards, if it still lasts. */
  readonly isQuiet: boolean;
  /** The same condition is not told again within this time, however often it comes and goes. */
  readonly repeatMs: number;
}

/** What is to be told at this look. A recovery follows exactly those faults that were told. Pure. */
export function decideAlerts(
  memory: AlertMemory,
  conditions: readonly Condition[],
  { now, isQuiet, repeatMs }: AlertContext,
): { readonly memory: AlertMemory; readonly alerts: readonly Alert[] } {
  const alerts: Alert[] = [];
  const lasting = new Map<string, Lasting>();
  const toldAt = new Map([...memory.toldAt].filter(([, at]) => msBetween(at, now) < repeatMs));
  for (const condition of conditions) {
    const { key } = condition;
    const { since, isTold } = memory.lasting.get(key) ?? { since: now, isTold: false };
    const isDue = msBetween(since, now) >= condition.patienceMs && (!isQuiet || condition.isOfRunning);
    const tells = !isTold && isDue && !toldAt.has(key);
    if (tells) {
      alerts.push({ what: 'fault', condition, at: now });
      toldAt.set(key, now);
    }
    lasting.set(key, { condition, since, isTold: isTold || tells });
  }
  for (const [key, { condition, isTold }] of memory.lasting) {
    if (isTold && !lasting.has(key)) alerts.push({ what: 'recovery', condition, at: now });
  }
  return { memory: { lasting, toldAt }, alerts };
}
