import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NodeHttp } from '../../electron/adapters/http.ts';
import { NodeFiles } from '../../electron/adapters/node-files.ts';
import { openSqliteJournal } from '../../electron/adapters/sqlite-journal.ts';
import { SystemClock } from '../../electron/adapters/system-clock.ts';
import { Calendar } from '../../electron/calendar/calendar.ts';
import { KalturaSource } from '../../electron/calendar/kaltura-source.ts';
import { ScheduleFile } from '../../electron/calendar/schedule-file.ts';
import { JournalLedger } from '../../electron/journal/ledger.ts';
import { connectKaltura } from '../../electron/kaltura/connect.ts';
import { systemRandom } from '../../electron/adapters/random.ts';
import { makePlan } from '../../electron/plan/plan.ts';
import type { Http } from '../../electron/ports/http.ts';
import type { ResourceId } from '../../shared/domain/ids.ts';
import { plus, type Span } from '../../shared/domain/instant.ts';
import { pairingSchema } from '../../shared/settings/pairing.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import { sentenceOf } from '../../shared/faults/fault.ts';
import { planSchema } from '../../shared/settings/plan.ts';
import { scheduleSchema } from '../../shared/settings/schedule.ts';
import { quietLog } from '../support/quiet-log.ts';
import type { ScenarioInput } from '../sandbox/scenario/schema.ts';
import { ReplayedHttp } from './replayed-http.ts';
import { startSandboxProcess, type RunningSandbox } from './sandbox-process.ts';

const EVENTS = 10_000;
const ROUNDS = 3;
/** Parsing is compared warm on both sides. */
const WARM_ROUNDS = 15;
const DAY_MS = 86_400_000;

type Format = 'json' | 'ical' | 'xml';

/** What one format costs: medians of the rounds, in milliseconds unless said. */
interface Cost {
  /**
   * The first sync of an empty device, from the first request to the finished plan: signing in, every page over HTTP
   * from a sandbox in a process of its own (its time included), reading, the proof of the filter, the copy on disk
   * (written durably), the plan. By the clock, and by this process's CPU.
   */
  readonly ms: number;
  readonly cpuMs: number;
  /** CPU of fetching with answers that are already here, against that of JSON.parse and of copying the same events' fields. */
  readonly ratioToBareParse: number;
  /** A later sync that finds nothing new, all of it: every page is asked for again, since Kaltura has no ETags. */
  readonly unchangedMs: number;
  /** Of that what Lectern does itself, the answers being here already: what is left is the server's and the network's. */
  readonly unchangedOwnMs: number;
  readonly rssPeakMb: number;
}

/**
 * Fetches a schedule of 10,000 events from a sandbox in a process of its own up to the plan, then once more unchanged,
 * in each format. The figures of JSON, the default source, stand on top.
 */
export async function sync(): Promise<Record<string, unknown>> {
  const dir = await mkdtemp(path.join(tmpdir(), 'lectern-bench-'));
  const scenario = path.join(dir, 'scenario.json');
  await writeFile(scenario, JSON.stringify(busyRoom()));
  const sandbox = await startSandboxProcess(['--scenario', scenario]);
  // Parsing for seconds on end, this process would miss that the server closed a connection: each part has its own.
  const withBench = async <T>(act: (bench: SyncBench) => Promise<T>): Promise<T> => {
    const http = new NodeHttp();
    try {
      return await act(new SyncBench(sandbox, http, dir));
    } finally {
      await http.close();
    }
  };
  try {
    const texts = await withBench((bench) => bench.jsonTexts());
    const json = await withBench((bench) => bench.cost('json', texts));
    const ical = await withBench((bench) => bench.cost('ical', texts));
    const xml = await withBench((bench) => bench.cost('xml', texts));
    return { bench: 'sync', events: EVENTS, ...json, formats: { json, ical, xml }, rounds: ROUNDS };
  } finally {
    await sandbox.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

/** A year of a room: every event with the fields that a lecture usually has. */
function busyRoom(): ScenarioInput {
  const events = Array.from({ length: EVENTS }, (_, i) => ({
    summary: `MATH-${i % 400} Linear Algebra, lecture ${i}`,
    startsInSeconds: 3600 + i * 3000,
    lastsSeconds: 2700,
    resources: ['room'],
    properties: { description: 'With exercises; bring your own paper', tags: 'math,algebra', location: 'Building 7' },
  }));
  return { resources: [{ key: 'room', name: 'Room 702' }], events };
}

class SyncBench {
  readonly #clock = new SystemClock();
  readonly #window: Span;

  constructor(
    private readonly sandbox: RunningSandbox,
    private readonly http: Http,
    private readonly dir: string,
  ) {
    this.#window = { start: plus(this.#clock.now(), -DAY_MS), end: plus(this.#clock.now(), 365 * DAY_MS) };
  }

  async cost(format: Format, jsonTexts: readonly string[]): Promise<Cost> {
    const times = { full: [] as number[], cpu: [] as number[], unchanged: [] as number[] };
    let rssPeak = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = process.cpuUsage();
      const device = this.#device(`${format}-${round}`, this.#source(format, this.http));
      times.full.push(await timed(() => device.sync()));
      const { user, system } = process.cpuUsage(before);
      times.cpu.push((user + system) / 1000);
      rssPeak = Math.max(rssPeak, process.memoryUsage().rss);
      for (let again = 0; again < ROUNDS; again += 1) times.unchanged.push(await timed(() => device.syncUnchanged()));
      await device.close();
    }
    const own = await this.#ownTimes(format, jsonTexts);
    return {
      ms: Math.round(median(times.full)),
      cpuMs: Math.round(median(times.cpu)),
      ratioToBareParse: Math.round((median(own.first) / median(own.bare)) * 100) / 100,
      unchangedMs: Math.round(median(times.unchanged)),
      unchangedOwnMs: Math.round(median(own.unchanged)),
      rssPeakMb: Math.round(rssPeak / 1024 / 1024),
    };
  }

  /** CPU milliseconds of fetching without a network, the first time and again, and of the bare parse in between. */
  async #ownTimes(format: Format, jsonTexts: readonly string[]): Promise<OwnTimes> {
    const replayed = new ReplayedHttp(this.http);
    const { signal } = new AbortController();
    await this.#source(format, replayed).fetch(this.#window, signal);
    replayed.replays = true;
    const times = { first: [] as number[], unchanged: [] as number[], bare: [] as number[] };
    for (let round = 0; round < WARM_ROUNDS; round += 1) {
      const source = this.#source(format, replayed);
      times.first.push(await cpuTimed(() => source.fetch(this.#window, signal)));
      times.unchanged.push(await cpuTimed(() => source.fetch(this.#window, signal)));
      times.bare.push(await cpuTimed(() => Promise.resolve(jsonTexts.flatMap(bareRows).length)));
    }
    return times;
  }

  /** The schedule's pages as JSON. */
  async jsonTexts(): Promise<readonly string[]> {
    const replayed = new ReplayedHttp(this.http);
    await this.#source('json', replayed).fetch(this.#window, new AbortController().signal);
    return replayed.texts();
  }

  /** The calendar of a device with a journal and a copy on disk of its own, and the plan made of it. */
  #device(name: string, source: KalturaSource): MeasuredDevice {
    const clock = this.#clock;
    const { store: journal } = openSqliteJournal(path.join(this.dir, `${name}.sqlite`), clock.now());
    const file = new ScheduleFile(new NodeFiles(), path.join(this.dir, `${name}.json`));
    const ledger = new JournalLedger(journal, clock);
    const calendar = new Calendar({ clock, random: systemRandom, log: quietLog, ledger, file });
    const settings = { ...scheduleSchema.parse({}), lookAheadDays: 365, pollSeconds: 3600 };
    const feed = { of: name, source, settings, serverAheadMs: () => null };
    let planned: readonly Occurrence[] = [];
    const planIfNew = (): void => {
      const occurrences = calendar.occurrences();
      if (occurrences === planned) return;
      planned = occurrences;
      const { slots } = makePlan({ occurrences, settings: planSchema.parse({}), overrides: new Map(), recordings: [], now: clock.now() }); // prettier-ignore
      if (slots.length !== EVENTS) throw new Error(`The plan has ${slots.length} slots`);
    };
    const sync = async (): Promise<void> => {
      await calendar.syncNow();
      const { fault } = calendar.status();
      if (fault) throw new Error(sentenceOf(fault));
      planIfNew();
    };
    return {
      sync: () => calendar.use(feed).then(sync),
      syncUnchanged: async () => {
        const before = planned;
        await sync();
        if (planned !== before || journal.readAll().length > 0)
          throw new Error('A schedule that is the same was taken for another');
      },
      close: async () => {
        await calendar.stop();
        journal.close();
      },
    };
  }

  #source(format: Format, http: Http): KalturaSource {
    const { url, partnerId, tokenId, token, resourceId } = this.sandbox.first;
    const pairing = pairingSchema.parse({ serverUrl: url, partnerId, tokenId, allowPlainHttp: true });
    const { api } = connectKaltura({
      ...{ http, clock: this.#clock, pairing, clientTag: 'lectern:bench' },
      token: () => Promise.resolve(token),
    });
    const room = { partnerId, resourceId: String(resourceId) as ResourceId };
    return new KalturaSource({ api, room, format, expandSeries: false });
  }
}

interface OwnTimes {
  readonly first: readonly number[];
  readonly unchanged: readonly number[];
  /** Of JSON.parse and of copying each field that an occurrence has, for the same events. */
  readonly bare: readonly number[];
}

interface MeasuredDevice {
  sync(): Promise<void>;
  /** Throws when anything was planned or journaled. */
  syncUnchanged(): Promise<void>;
  close(): Promise<void>;
}

function bareRows(text: string): readonly object[] {
  const { objects = [] } = JSON.parse(text) as { readonly objects?: readonly Record<string, unknown>[] };
  return objects.map((row) => ({
    id: row['id'],
    parentId: row['parentId'],
    type: row['objectType'],
    title: row['summary'],
    description: row['description'],
    start: row['startDate'],
    end: row['endDate'],
    status: row['status'],
    template: row['templateEntryId'],
    entries: row['entryIds'],
    owner: row['ownerId'],
    tags: row['tags'],
    location: row['location'],
    priority: row['priority'],
    createdAt: row['createdAt'],
    updatedAt: row['updatedAt'],
    pre: row['preStartTime'],
    post: row['postEndTime'],
  }));
}

/** CPU time of this process in milliseconds, its garbage collector included: other processes on the PC do not show in it. */
async function cpuTimed(act: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
