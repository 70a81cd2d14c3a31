import type { EventId } from '../../shared/domain/ids.ts';
import { plus, toIso, type Instant } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { ClockShift } from '../../shared/ipc/clock-shift.ts';
import { isZone, wallMsAt } from './wall-time.ts';

const AHEAD_MS = 60 * 86_400_000;
const HOUR_MS = 3_600_000;

/** The series of the next 60 days whose time in UTC shifts, by the time of the shift. */
export function clockShifts(occurrences: readonly Occurrence[], now: Instant): readonly ClockShift[] {
  const series = new Map<EventId, Occurrence[]>();
  for (const o of occurrences) {
    const isSoon = o.start >= now && o.start < plus(now, AHEAD_MS);
    if (o.parentId === null || o.zone === null || !isSoon || !isZone(o.zone)) continue;
    const known = series.get(o.parentId);
    if (known) known.push(o);
    else series.set(o.parentId, [o]);
  }
  const shifts = [...series.values()].flatMap((of) => {
    const byStart = of.toSorted((a, b) => a.start - b.start);
    return byStart.flatMap((o, i): ClockShift[] => {
      const last = byStart[i - 1];
      if (!last || o.zone === null || o.parentId === null || offsetOf(last, o.zone) === offsetOf(o, o.zone)) return [];
      const { parentId, title, zone, start } = o;
      return [{ parentId, title, zone, at: start, before: timeOf(last.start), after: timeOf(start) }];
    });
  });
  return shifts.sort((a, b) => a.at - b.at);
}

/** The same list, counted anew only for another schedule or another hour: a snapshot is made many times a second. */
export class ClockShifts {
  #known: { readonly of: readonly Occurrence[]; readonly hour: number; readonly shifts: readonly ClockShift[] } | null =
    null;

  of(occurrences: readonly Occurrence[], now: Instant): readonly ClockShift[] {
    const hour = Math.floor(now / HOUR_MS);
    if (this.#known?.of !== occurrences || this.#known.hour !== hour) {
      this.#known = { of: occurrences, hour, shifts: clockShifts(occurrences, now) };
    }
    return this.#known.shifts;
  }
}

const offsetOf = (o: Occurrence, zone: string): number => wallMsAt(o.start, zone) - o.start;
const timeOf = (at: Instant): string => toIso(at).slice(11, 16);
