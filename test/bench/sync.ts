import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NodeHttp } from '../../electron/adapters/http.ts';
import { SystemClock } from '../../electron/adapters/system-clock.ts';
import { KalturaSource } from '../../electron/calendar/kaltura-source.ts';
import { learn } from '../../electron/calendar/learn.ts';
import { connectKaltura } from '../../electron/kaltura/connect.ts';
import { makePlan } from '../../electron/plan/plan.ts';
import type { Http } from '../../electron/ports/http.ts';
import type { ResourceId } from '../../shared/domain/ids.ts';
import { plus, type Span } from '../../shared/domain/instant.ts';
import { pairingSchema } from '../../shared/settings/pairing.ts';
import { planSchema } from '../../shared/settings/plan.ts';
import type { ScenarioInput } from '../sandbox/scenario/schema.ts';
import { ReplayedHttp } from './replayed-http.ts';
import { startSandboxProcess, type RunningSandbox } from './sandbox-process.ts';

const EVENTS = 10_000;
const ROUNDS = 3;
/** Parsing is compared warm on both sides. */
const WARM_ROUNDS = 15;
const DAY_MS = 86_400_000;

type Format = 'json' | 'ical' | 'xml';

/** What one format costs: medians of the rounds. */
interface Cost {
  /** From the first request to the finished plan, by the clock and by this process's CPU. */
  readonly ms: number;
  readonly cpuMs: number;
  /** Fetching with answers that are already here, against JSON.parse and copying the fields of the same events. */
  readonly ratioToBareParse: number;
  readonly unchangedMs: number;
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
      return await act(new SyncBench(sandbox, http));
    } finally {
      await http.close();
    }
  };
  try {
    const bareMs = await withBench((bench) => bench.bareMs());
    const json = await withBench((bench) => bench.cost('json', bareMs));
    const ical = await withBench((bench) => bench.cost('ical', bareMs));
    const xml = await withBench((bench) => bench.cost('xml', bareMs));
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
  ) {
    this.#window = { start: plus(this.#clock.now(), -DAY_MS), end: plus(this.#clock.now(), 365 * DAY_MS) };
  }

  async cost(format: Format, bareMs: number): Promise<Cost> {
    const times = { full: [] as number[], cpu: [] as number[], unchanged: [] as number[], local: [] as number[] };
    let rssPeak = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const source = this.#source(format, this.http);
      const before = process.cpuUsage();
      times.full.push(await timed(() => this.#toPlan(source)));
      const { user, system } = process.cpuUsage(before);
      times.cpu.push((user + system) / 1000);
      rssPeak = Math.max(rssPeak, process.memoryUsage().rss);
      times.unchanged.push(await timed(() => source.fetch(this.#window, new AbortController().signal)));
    }
    const replayed = new ReplayedHttp(this.http);
    await this.#toPlan(this.#source(format, replayed));
    replayed.replays = true;
    const { signal } = new AbortController();
    for (let round = 0; round < WARM_ROUNDS; round += 1) {
      times.local.push(await timed(() => this.#source(format, replayed).fetch(this.#window, signal)));
    }
    return {
      ms: Math.round(median(times.full)),
      cpuMs: Math.round(median(times.cpu)),
      ratioToBareParse: Math.round((median(times.local) / bareMs) * 100) / 100,
      unchangedMs: Math.round(median(times.unchanged)),
      rssPeakMb: Math.round(rssPeak / 1024 / 1024),
    };
  }

  /** Milliseconds of JSON.parse and of copying each field that an occurrence has, for the same events. */
  async bareMs(): Promise<number> {
    const replayed = new ReplayedHttp(this.http);
    await this.#source('json', replayed).fetch(this.#window, new AbortController().signal);
    const texts = replayed.texts();
    const times: number[] = [];
    for (let round = 0; round < WARM_ROUNDS; round += 1) {
      times.push(await timed(() => Promise.resolve(texts.flatMap(bareRows).length)));
    }
    return median(times);
  }

  async #toPlan(source: KalturaSource): Promise<void> {
    const clock = this.#clock;
    const { signal } = new AbortController();
    const { schedule } = await learn({ source, clock, known: null, window: this.#window, signal, onDoubt: () => undefined }); // prettier-ignore
    const { occurrences } = schedule;
    const settings = planSchema.parse({});
    const plan = makePlan({ occurrences, settings, overrides: new Map(), recordings: [], now: clock.now() });
    if (plan.slots.length !== EVENTS) throw new Error(`The plan has ${plan.slots.length} slots`);
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

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
