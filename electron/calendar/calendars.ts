import { compareEventIds, type EventId } from '../../shared/domain/ids.ts';
import type { LiveEndpoints, Occurrence } from '../../shared/domain/occurrence.ts';
import { fault, type Fault } from '../../shared/faults/fault.ts';
import type { CalendarView } from '../../shared/ipc/calendar-view.ts';
import type { Calendar, CalendarFeed, CalendarStatus } from './calendar.ts';
import { isOfCalendar } from './feed-source.ts';

/** A calendar besides Kaltura's, as the settings name it. */
export interface OtherFeed {
  readonly id: string;
  readonly name: string;
  /** Host of its address, or its file. */
  readonly from: string;
  readonly feed: CalendarFeed;
}

/** The keeper of one such calendar, and the way to forget what it has on disk. */
export interface KeptCalendar {
  readonly calendar: Calendar;
  readonly forget: () => Promise<void>;
}

interface Other extends KeptCalendar {
  readonly name: string;
  readonly from: string;
  /** Why it is not kept at all: its copy on disk is out of reach. */
  readonly broken: Fault | null;
}

/**
 * Kaltura's schedule and those of other calendars as one. Each is fetched by itself and keeps its own last good schedule:
 * what fails in one neither stops nor removes anything of another.
 */
export class Calendars {
  readonly #others = new Map<string, Other>();
  readonly #listeners = new Set<() => void>();
  #merged: { readonly of: readonly (readonly Occurrence[])[]; readonly occurrences: readonly Occurrence[] } | null =
    null;

  constructor(
    private readonly kaltura: Calendar,
    private readonly keep: (id: string) => KeptCalendar,
  ) {
    kaltura.onChange(() => this.#changed());
  }

  /** Begins to keep these schedules. What was kept of a calendar that is no longer there is forgotten. */
  async use(kaltura: CalendarFeed | null, others: readonly OtherFeed[]): Promise<void> {
    const wanted = new Set(others.map((o) => o.id));
    for (const [id, { calendar, forget }] of [...this.#others]) {
      if (wanted.has(id)) continue;
      this.#others.delete(id);
      await calendar.use(null);
      await forget();
    }
    await this.kaltura.use(kaltura);
    for (const { feed, from, id, name } of others) {
      const known = this.#others.get(id);
      const kept = known ?? this.keep(id);
      if (!known) kept.calendar.onChange(() => this.#changed());
      this.#others.set(id, { ...kept, name, from, broken: await brokenBy(kept.calendar.use(feed), name) });
    }
    this.#changed();
  }

  /** Fetches all now. Resolves when Kaltura's schedule is there; the others come when they come. */
  syncNow(): Promise<void> {
    for (const { calendar } of this.#others.values()) void calendar.syncNow();
    return this.kaltura.syncNow();
  }

  /** Everything known, by start; the same array until something differs. */
  occurrences(): readonly Occurrence[] {
    const of = [this.kaltura, ...[...this.#others.values()].map((o) => o.calendar)].map((c) => c.occurrences());
    const merged = this.#merged;
    if (merged?.of.length === of.length && of.every((list, i) => list === merged.of[i])) return merged.occurrences;
    const [only = [], ...rest] = of;
    const occurrences = rest.every((list) => list.length === 0) ? only : of.flat().sort(byStart);
    this.#merged = { of, occurrences };
    return occurrences;
  }

  /** Where an event of Kaltura's is pushed to, when the feed tells. SECRET. */
  endpoints(eventId: EventId): LiveEndpoints | null {
    return this.kaltura.endpoints(eventId);
  }

  /** How Kaltura's schedule stands; what is wrong with the others is among the warnings. */
  status(): CalendarStatus {
    const status = this.kaltura.status();
    const ofOthers = [...this.#others.values()].flatMap((other) => faultsOf(other).filter((f) => !isNotice(f)));
    return { ...status, warnings: [...status.warnings, ...ofOthers] };
  }

  /** How each of the others stands. */
  views(): readonly CalendarView[] {
    return [...this.#others].map(([id, other]) => {
      const { isSyncing, lastSyncAt } = other.calendar.status();
      const events = other.calendar.occurrences().length;
      return { id, name: other.name, from: other.from, isSyncing, lastSyncAt, events, faults: faultsOf(other) };
    });
  }

  /** Whether the calendar of an occurrence was ever read, so that its absence from it means something. */
  knows({ calendar, eventId }: Occurrence): boolean {
    if (calendar === undefined) return this.kaltura.status().lastSyncAt !== null;
    const other = [...this.#others].find(([id]) => isOfCalendar(id, eventId))?.[1];
    return other !== undefined && other.calendar.status().lastSyncAt !== null;
  }

  /** Calls back when the occurrences or a status may have changed. Returns the way to stop. */
  onChange(then: () => void): () => void {
    this.#listeners.add(then);
    return () => this.#listeners.delete(then);
  }

  async stop(): Promise<void> {
    await Promise.all([this.kaltura.stop(), ...[...this.#others.values()].map((o) => o.calendar.stop())]);
  }

  #changed(): void {
    for (const then of this.#listeners) then();
  }
}

const byStart = (a: Occurrence, b: Occurrence): number => a.start - b.start || compareEventIds(a.eventId, b.eventId);

/** The error of a disk in the way of one calendar, which the others shall not suffer from. Anything else is thrown. */
async function brokenBy(used: Promise<void>, from: string): Promise<Fault | null> {
  try {
    await used;
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return fault('feed-unreachable', { from, problem: code });
  }
}

function faultsOf({ broken, calendar, name }: Other): readonly Fault[] {
  const { fault: failed, warnings } = calendar.status();
  return [...(broken ? [broken] : []), ...(failed ? [failed] : []), ...warnings].map((f) => ofOther(f, name));
}

/** What is worth a line where the calendar is set, but no warning for the whole device. */
const isNotice = ({ code }: Fault): boolean => code === 'all-day-ignored';

/** What a calendar says of Kaltura is about another one here. */
const ofOther = (f: Fault, from: string): Fault => {
  if (f.code === 'schedule-shrank') return fault('feed-shrank', { ...f.params, from });
  if (f.code === 'fetch-incomplete') return fault('feed-unreachable', { from, problem: String(f.params['problem']) });
  return f;
};
