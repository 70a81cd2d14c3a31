import type { EventId } from '../../shared/domain/ids.ts';
import { plus, type Instant, type Span } from '../../shared/domain/instant.ts';
import type { LiveEndpoints, Occurrence } from '../../shared/domain/occurrence.ts';
import type { DeviceEvent } from '../../shared/domain/fact.ts';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import type { ScheduleSettings } from '../../shared/settings/schedule.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import { learn, type Learned } from './learn.ts';
import { nextSyncAt } from './rhythm.ts';
import type { ScheduleFile, StoredSchedule } from './schedule-file.ts';
import type { ScheduleSource } from './source.ts';

/** Beyond this a clock that differs from the server's is worth a warning. */
const SKEW_LIMIT_MS = 2_000;
/** How old the fetch time on disk may get while the schedule stays the same. */
const SAVE_EVERY_MS = 15 * 60_000;

/** What the calendar needs of the world. */
export interface CalendarPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly ledger: Ledger;
  readonly file: ScheduleFile;
}

/** Whose schedule is kept, and where it is read. */
export interface CalendarFeed {
  /** Names server, partner and resource: the stored schedule of another one is not taken over. */
  readonly of: string;
  readonly source: ScheduleSource;
  readonly settings: Pick<ScheduleSettings, 'pollSeconds' | 'lookAheadDays' | 'lookBackHours'>;
  /** Server clock minus this PC's clock; null when not measured. */
  readonly serverAheadMs: () => number | null;
}

/** How the calendar stands. */
export interface CalendarStatus {
  readonly isSyncing: boolean;
  /** The last complete fetch, also of an earlier run. */
  readonly lastSyncAt: Instant | null;
  readonly nextSyncAt: Instant | null;
  /** Why the last fetch gave nothing; null after a good one. */
  readonly fault: Fault | null;
  /** What is wrong although the schedule was read: single events, the clock, the copy on disk. */
  readonly warnings: readonly Fault[];
  readonly skewMs: number | null;
}

/**
 * Keeps the room's schedule: fetches it in a rhythm, believes only complete and plausible answers, keeps the last good
 * one on disk, and tells the ledger what changed. Whatever goes wrong, the schedule that was known stays.
 */
export class Calendar {
  #feed: CalendarFeed | null = null;
  #known: StoredSchedule | null = null;
  #endpoints: ReadonlyMap<EventId, LiveEndpoints> = new Map();
  #fault: Fault | null = null;
  #eventFaults: readonly Fault[] = [];
  #fileFault: Fault | null = null;
  #failures = 0;
  #savedAt: Instant | null = null;
  #nextSyncAt: Instant | null = null;
  #timer: Timer | null = null;
  #running: Promise<void> | null = null;
  #again: Promise<void> | null = null;
  #abort = new AbortController();
  readonly #listeners = new Set<() => void>();

  constructor(private readonly ports: CalendarPorts) {}

  /** Begins to keep this schedule, from the copy on disk at once; null: none. Ends what was kept before. */
  async use(feed: CalendarFeed | null): Promise<void> {
    await this.stop();
    this.#abort = new AbortController();
    this.#feed = feed;
    this.#failures = 0;
    this.#fault = null;
    this.#eventFaults = [];
    this.#endpoints = new Map();
    if (feed === null || this.#known?.of !== feed.of) this.#known = null;
    if (feed !== null && this.#known === null) await this.#load(feed);
    this.#changed();
    if (feed !== null) this.#plan(this.ports.clock.now());
  }

  /** Fetches now, after the fetch that is under way if there is one. Resolves when done; how it ended is in `status()`. */
  syncNow(): Promise<void> {
    if (this.#feed === null) return Promise.resolve();
    if (this.#running === null) return this.#begin();
    this.#again ??= this.#running.then(() => {
      this.#again = null;
      return this.#abort.signal.aborted ? undefined : this.#begin();
    });
    return this.#again;
  }

  /** Everything known, by start; the same array until something differs. */
  occurrences(): readonly Occurrence[] {
    return this.#known?.occurrences ?? NONE;
  }

  /** Where an event is pushed to, when the feed tells. SECRET. */
  endpoints(eventId: EventId): LiveEndpoints | null {
    return this.#endpoints.get(eventId) ?? null;
  }

  status(): CalendarStatus {
    const skewMs = this.#feed?.serverAheadMs() ?? null;
    const warnings = [...this.#eventFaults, ...(this.#fileFault ? [this.#fileFault] : [])];
    if (skewMs !== null && Math.abs(skewMs) > SKEW_LIMIT_MS) warnings.push(skewFault(skewMs));
    return {
      isSyncing: this.#running !== null,
      lastSyncAt: this.#known?.fetchedAt ?? null,
      nextSyncAt: this.#nextSyncAt,
      fault: this.#fault,
      warnings,
      skewMs,
    };
  }

  /** Calls back when the occurrences or the status may have changed. Returns the way to stop. */
  onChange(then: () => void): () => void {
    this.#listeners.add(then);
    return () => this.#listeners.delete(then);
  }

  /** Breaks off what is under way and waits for its end. What is known stays readable. */
  async stop(): Promise<void> {
    this.#abort.abort();
    this.#timer?.cancel();
    this.#timer = null;
    this.#nextSyncAt = null;
    await this.#again;
    await this.#running;
  }

  #begin(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = null;
    const { signal } = this.#abort;
    const feed = this.#feed;
    const run = (feed === null ? Promise.resolve() : this.#sync(feed, signal)).then(() => {
      this.#running = null;
      if (signal.aborted) return;
      this.#plan(this.#nextTime());
      this.#changed();
    });
    this.#running = run;
    this.#changed();
    return run;
  }

  #plan(at: Instant): void {
    this.#nextSyncAt = at;
    this.#timer = this.ports.clock.at(at, () => void this.#begin());
  }

  #nextTime(): Instant {
    const { clock, random } = this.ports;
    const pollMs = (this.#feed?.settings.pollSeconds ?? 60) * 1000;
    const occurrences = this.occurrences();
    return nextSyncAt({ now: clock.now(), occurrences, pollMs, failures: this.#failures, chance: random.uniform() });
  }

  async #sync(feed: CalendarFeed, signal: AbortSignal): Promise<void> {
    const { clock, log } = this.ports;
    const window = windowOf(feed.settings, clock.now());
    const onDoubt = (doubt: Fault): void => {
      this.#fault = doubt;
      this.#changed();
    };
    try {
      const learned = await learn({ source: feed.source, clock, known: this.#known, window, signal, onDoubt });
      if (signal.aborted) return;
      await this.#accept(feed, learned);
      this.#fault = null;
      this.#failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      this.#failures += 1;
      this.#fault = error instanceof FaultError ? error.fault : fault('internal-error', { where: 'calendar' });
      if (error instanceof FaultError) log.warn('The schedule could not be read.', { fault: error.fault });
      else log.error('Reading the schedule broke off.', { error });
    }
  }

  /** Writes down what changed before anyone acts on it. */
  async #accept(feed: CalendarFeed, { schedule, changes }: Learned): Promise<void> {
    const { clock, ledger } = this.ports;
    const before = this.#known;
    if (changes.length > 0) {
      ledger.tellDevice({ type: 'schedule-changed', changes }, ...this.#movedOverrides(changes));
    }
    const isSame = before !== null && changes.length === 0 && sameEvents(before.occurrences, schedule.occurrences);
    const occurrences = isSame ? before.occurrences : schedule.occurrences;
    this.#known = { of: feed.of, fetchedAt: clock.now(), window: schedule.window, occurrences };
    this.#endpoints = schedule.endpoints;
    this.#eventFaults = schedule.faults;
    const isStale = this.#savedAt === null || clock.now() - this.#savedAt >= SAVE_EVERY_MS;
    if (!isSame || isStale) await this.#save(this.#known);
  }

  /** An event that got a new id keeps what the operator decided about it. */
  #movedOverrides(changes: Learned['changes']): readonly DeviceEvent[] {
    const { overrides } = this.ports.ledger.state();
    return changes.flatMap((c): readonly DeviceEvent[] => {
      const kept = c.change === 'changed' && c.before.eventId !== c.after.eventId && overrides.get(c.before.eventId);
      if (!kept) return [];
      return [
        { type: 'slot-overridden', eventId: c.after.eventId, ...kept },
        { type: 'slot-overridden', eventId: c.before.eventId, override: null, note: '' },
      ];
    });
  }

  async #load(feed: CalendarFeed): Promise<void> {
    const { stored, fault: corrupt } = await this.ports.file.load(this.ports.clock.now());
    this.#fileFault = corrupt;
    if (stored?.of === feed.of) this.#known = stored;
  }

  async #save(known: StoredSchedule): Promise<void> {
    try {
      await this.ports.file.save(known);
      this.#savedAt = this.ports.clock.now();
      this.#fileFault = null;
    } catch (error) {
      // The schedule in memory is good; only a restart without network would miss it.
      this.#fileFault = fault('schedule-unsaved', {}, String(error));
      this.ports.log.warn('The schedule could not be stored.', { error });
    }
  }

  #changed(): void {
    for (const then of this.#listeners) then();
  }
}

const NONE: readonly Occurrence[] = [];
const HOUR_MS = 3_600_000;

const windowOf = (settings: CalendarFeed['settings'], now: Instant): Span => ({
  start: plus(now, -settings.lookBackHours * HOUR_MS),
  end: plus(now, settings.lookAheadDays * 24 * HOUR_MS),
});

const sameEvents = (a: readonly Occurrence[], b: readonly Occurrence[]): boolean =>
  a === b || (a.length === b.length && a.every((o, i) => o.eventId === b[i]?.eventId));

function skewFault(skewMs: number): Fault {
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  return fault('clock-skewed', { seconds, direction: skewMs > 0 ? 'behind' : 'ahead of' });
}
