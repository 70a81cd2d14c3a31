import { earlier, type Instant, type Span } from '../../../shared/domain/instant.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ftp, FtpLogin } from '../../ports/ftp.ts';
import { checkBelonging, type Room } from '../belonging.ts';
import { NO_RESOURCE, type Selection } from '../event-list.ts';
import type { EventReading } from '../event-reading.ts';
import { gathered, touches } from '../gather.ts';
import { withSeriesExpanded } from '../series/expanded.ts';
import type { FetchedSchedule, ScheduleSource } from '../source.ts';
import { readEventFile } from './event-file.ts';
import { isDue, occurrenceOf, type KnownFile } from './known-files.ts';
import { FtpRemote, refusalOf, type Listing } from './remote.ts';

/** After a refused login none is tried for this long: Kaltura locks a user's account after some wrong passwords. */
const HOLD_LOGIN_MS = 15 * 60_000;

/** What to read over FTP, and as whom. */
export interface FtpSourceOptions {
  readonly ftp: Ftp;
  readonly clock: Clock;
  readonly room: Room;
  /** Throws FaultError `ftp-not-set-up`. */
  readonly login: () => Promise<FtpLogin>;
  /** Names of the folder of scheduled events, in the order of trying. */
  readonly folderNames: readonly string[];
  readonly expandSeries: boolean;
}

/** The listings that one fetch is made of. */
interface Listings {
  readonly ofRoom: Listing;
  readonly series: Listing;
  readonly blackouts: Listing;
}

/**
 * The room's schedule from Kaltura's FTP program. Each fetch lists first, then reads what is new, what the listing shows
 * as changed, and what is due anyway; after any doubt everything. A listing that lacks what was there before must be
 * confirmed over a connection of its own: an error may show as an empty folder.
 */
export class FtpSource implements ScheduleSource {
  readonly #files = new Map<string, KnownFile>();
  /** What was read before this is read again; null while nothing is in doubt. */
  #doubtSince: Instant | null = null;
  #last: { readonly readings: readonly EventReading[]; readonly schedule: FetchedSchedule } | null = null;
  #refused: { readonly error: FaultError; readonly untilMs: number } | null = null;

  constructor(private readonly options: FtpSourceOptions) {}

  async fetch(window: Span, signal: AbortSignal): Promise<FetchedSchedule> {
    const startedAt = this.options.clock.now();
    const remote = await this.#open(signal);
    try {
      const listings = await this.#confirmed(await this.#list(remote, window), window, signal);
      const schedule = await this.#schedule(remote, listings, window);
      this.#doubtSince = null;
      return schedule;
    } catch (error) {
      // What an earlier failed fetch has read since its doubt began is good, so that a poor line gets there in the end.
      if (!signal.aborted) this.#doubtSince = earlier(this.#doubtSince ?? startedAt, startedAt);
      throw error;
    } finally {
      remote.close();
    }
  }

  async proveFilter(signal: AbortSignal): Promise<void> {
    const remote = await this.#open(signal);
    try {
      const filter = { objectType: 'KalturaScheduleEventFilter', resourceIdsLike: NO_RESOURCE };
      if (await remote.shows({ filter })) throw new FaultError(fault('filter-ignored'));
    } finally {
      remote.close();
    }
  }

  async #open(signal: AbortSignal): Promise<FtpRemote> {
    const { clock, folderNames, ftp } = this.options;
    if (this.#refused && clock.monotonicMs() < this.#refused.untilMs) throw this.#refused.error;
    const login = await this.options.login();
    const opened = await ftp.open(login, signal);
    if (!opened.ok) {
      const { detail, params } = refusalOf(opened.reply, login.host);
      const { host, user } = login;
      const error = new FaultError(fault('ftp-login-refused', { host, user }, detail || String(params['reply'] ?? '')));
      this.#refused = { error, untilMs: clock.monotonicMs() + HOLD_LOGIN_MS };
      throw error;
    }
    this.#refused = null;
    try {
      return await FtpRemote.in(opened.value, login.host, folderNames);
    } catch (error) {
      opened.value.close();
      throw error;
    }
  }

  async #list(remote: FtpRemote, window: Span): Promise<Listings> {
    const { expandSeries, room } = this.options;
    const { resourceId } = room;
    const list = (selection: Selection): Promise<Listing> => remote.list(selection, window);
    const ofRoom = await list({ resourceId });
    const series = expandSeries ? await list({ resourceId, only: 'series' }) : new Map<string, string>();
    return { ofRoom, series, blackouts: await list('blackouts') };
  }

  /** The listings, when nothing is missing or a second look says the same. Throws FaultError `fetch-incomplete`. */
  async #confirmed(listings: Listings, window: Span, signal: AbortSignal): Promise<Listings> {
    const shown = namesIn(listings);
    const isMissing = ([name, { reading }]: readonly [string, KnownFile]): boolean => {
      const occurrence = occurrenceOf(reading);
      return !shown.has(name) && (occurrence === null || touches(occurrence, window));
    };
    if (this.#last !== null && ![...this.#files].some(isMissing)) return listings;
    const second = await this.#open(signal);
    try {
      const again = namesIn(await this.#list(second, window));
      const isSame = again.size === shown.size && [...again].every((name) => shown.has(name));
      if (isSame) return listings;
      const problem = `${shown.size} events at the first look, ${again.size} at the second`;
      throw new FaultError(fault('fetch-incomplete', { problem }));
    } finally {
      second.close();
    }
  }

  async #schedule(remote: FtpRemote, listings: Listings, window: Span): Promise<FetchedSchedule> {
    const { expandSeries, room } = this.options;
    const ofRoom = await this.#readings(remote, listings.ofRoom);
    const series = await this.#readings(remote, listings.series);
    const blackouts = await this.#readings(remote, listings.blackouts);
    const shown = namesIn(listings);
    for (const name of this.#files.keys()) if (!shown.has(name)) this.#files.delete(name);

    const all = [...ofRoom, ...series, ...blackouts];
    const last = this.#last;
    // What is counted from series depends on the window.
    if (last && !expandSeries && sameItems(last.readings, all)) return { ...last.schedule, window };
    if (checkBelonging(all, [...ofRoom, ...series], room)) {
      const filter = { objectType: 'KalturaScheduleEventFilter', resourceIdsLike: NO_RESOURCE };
      if (await remote.shows({ filter })) throw new FaultError(fault('filter-ignored'));
    }
    const readings = all.map((r) => r.reading);
    const schedule = gathered(expandSeries ? withSeriesExpanded(readings, window) : readings, window);
    this.#last = { readings: all, schedule };
    return schedule;
  }

  async #readings(remote: FtpRemote, listing: Listing): Promise<readonly EventReading[]> {
    const readings: EventReading[] = [];
    for (const [name, stamp] of listing) {
      const known = this.#files.get(name);
      if (known && !isDue(known, stamp, this.options.clock.now(), this.#doubtSince)) readings.push(known.reading);
      else readings.push(await this.#read(remote, name, stamp));
    }
    return readings;
  }

  async #read(remote: FtpRemote, name: string, stamp: string): Promise<EventReading> {
    const known = this.#files.get(name);
    const text = await remote.read(name);
    const isSame = known?.text === text;
    const reading = isSame ? known.reading : readEventFile(name, text);
    const readAt = this.options.clock.now();
    const isUnchanged = isSame && known.stamp === stamp;
    const changedAt = isUnchanged ? known.changedAt : this.#last === null ? null : readAt;
    this.#files.set(name, { stamp, text, reading, readAt, changedAt });
    return reading;
  }
}

const namesIn = ({ ofRoom, series, blackouts }: Listings): ReadonlySet<string> =>
  new Set([...ofRoom.keys(), ...series.keys(), ...blackouts.keys()]);

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);
