import type { RecordingId } from '../../../shared/domain/ids.ts';
import { plus, type Span } from '../../../shared/domain/instant.ts';
import { trackSchema, type CaptureSettings, type TrackSettings } from '../../../shared/settings/capture.ts';
import { smallSettings, smallTrack } from '../../support/capture-room.ts';
import { endpoints } from '../../support/endpoints.ts';
import { LiveRoom } from '../../support/live-room.ts';
import { processesWith } from '../../support/process-list.ts';
import type { RtmpServer } from '../../support/rtmp-server.ts';
import { judge, readTestPattern } from '../../support/test-pattern.ts';
import { Arrivals } from './arrivals.ts';
import { cpuSeconds } from '../process-cost.ts';

export const FPS = 30;
const PHASE_MS = 10_000;
const PHASES = 3;

/** A lecture as a small PC records it: 1280×720 at 30 frames a second. */
export const lecture = (video: string, audio: string | null): TrackSettings =>
  trackSchema.parse({
    ...smallTrack('camera', video, audio),
    ...{ width: 1280, height: 720, preset: 'superfast', videoKbps: 3000 },
  });

/** A network camera with sound, recorded as it is unless somebody sets something else: 1920×1080, 6 Mbit/s. */
export const lectureFrom = (url: string): CaptureSettings =>
  smallSettings({
    sources: [{ id: 'hall', label: 'Hall', kind: 'network', device: url }],
    profiles: [
      { name: 'Lecture', tracks: [{ id: 'camera', label: 'Camera', video: 'hall', audio: 'hall', encoder: 'x264' }] },
    ],
  });

/** CPU seconds in a while: of the process that captures, of the relays, and of this one, which feeds them. */
interface Spent {
  readonly capture: number;
  readonly relays: number;
  readonly own: number;
}

/**
 * CPU time with a pair of endpoints by the time without, from one recording that is pushed every other while. What
 * capturing costs is taken from all of them: it does not know of the push, and differs with what else the PC does.
 */
export async function relayCpuRatio(url: string, servers: readonly RtmpServer[]): Promise<number> {
  const room = await openRoom(servers, lectureFrom(url));
  try {
    const window = room.capture.windowIn(6000, 3600);
    const id = room.capture.record(window);
    await room.capture.when(() => room.capture.recorder.vitals().sources.some((s) => s.state === 'running'));
    await room.capture.sleepUntil(plus(window.start, 3000));
    const alone: Spent[] = [];
    const pushed: Spent[] = [];
    for (let phase = 0; phase < PHASES; phase++) {
      alone.push(await spent(room, servers));
      room.push(id, window);
      await room.sending(id);
      pushed.push(await spent(room, servers));
      await room.broadcaster.stop();
    }
    const capture = mean([...alone, ...pushed].map((s) => s.capture));
    const [without, withPair] = [alone, pushed].map((all) => mean(all.map((s) => s.own + s.relays)));
    return (capture + (withPair ?? Number.NaN)) / (capture + (without ?? Number.NaN));
  } finally {
    await room.close();
  }
}

async function spent(room: LiveRoom, servers: readonly RtmpServer[]): Promise<Spent> {
  const listed = await Promise.all(servers.map((s) => processesWith(`127.0.0.1:${s.port}/`)));
  const relays = listed.flat().map((relay) => relay.pid);
  const rings = await room.capture.ringPids('hall');
  if (rings.length === 0) throw new Error('nothing is captured');
  const own = process.cpuUsage();
  const before = [await cpuSeconds(rings), await cpuSeconds(relays)] as const;
  await room.capture.sleepUntil(plus(room.capture.clock.now(), PHASE_MS));
  const { user, system } = process.cpuUsage(own);
  return {
    capture: (await cpuSeconds(rings)) - before[0],
    relays: (await cpuSeconds(relays)) - before[1],
    own: (user + system) / 1e6,
  };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

export interface Pushed {
  /** From the scheduled start; null for a push that is not begun by schedule. */
  readonly startToFirstByteMs: number | null;
  readonly glassToServerMs: readonly number[];
  readonly recoveryMs: readonly number[];
  readonly framesLost: number;
}

const SETTLED_FRAMES = 2 * FPS;
const OUTAGES = 3;
const OUTAGE_MS = 4000;
/** Between outages, and around them. */
const CALM_MS = 6000;

/** One recording pushed to a pair of which the first server is killed now and then. */
export async function relayPush([primary, secondary]: readonly [RtmpServer, RtmpServer]): Promise<Pushed> {
  const room = await openRoom(
    [primary, secondary],
    smallSettings({ profiles: [{ name: 'Lecture', tracks: [lecture('pattern', 'tone')] }] }),
  );
  try {
    const seconds = ((OUTAGES + 1) * (CALM_MS + OUTAGE_MS) + 20_000) / 1000;
    const window = room.capture.windowIn(6000, seconds);
    const id = room.go(window);
    await room.sending(id);
    const arrivals = new Arrivals(await onlyFile(secondary));
    const recoveryMs = await outages(room, id, primary);
    const file = (await room.capture.captured(id)).tracks[0]?.file ?? '';
    await arrivals.stop();
    return {
      startToFirstByteMs: (arrivals.atMs[0] ?? Number.NaN) - window.start,
      glassToServerMs: (await arrivals.delaysMs()).slice(SETTLED_FRAMES),
      recoveryMs,
      framesLost: await framesLost(file, window),
    };
  } finally {
    await room.close();
  }
}

/** How long after the server each push is back. */
async function outages(room: LiveRoom, id: RecordingId, server: RtmpServer): Promise<readonly number[]> {
  const took: number[] = [];
  for (let i = 0; i < OUTAGES; i++) {
    await pause(room, CALM_MS);
    await server.down();
    await pause(room, OUTAGE_MS);
    took.push(await backAfter(server));
    await room.sending(id);
  }
  return took;
}

/** From the moment that the server is back to the first bytes of a new stream. */
export async function backAfter(server: RtmpServer): Promise<number> {
  const before = (await server.recordings()).length;
  await server.up();
  const upMs = Date.now();
  const file = await server.newRecording(before);
  const arrivals = new Arrivals(file);
  while (arrivals.atMs.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await arrivals.stop();
  return (arrivals.atMs[0] ?? Number.NaN) - upMs;
}

/** How long after its end a recording is complete while one of its servers is frozen. */
export async function relayStopMs([frozen, other]: readonly [RtmpServer, RtmpServer], url: string): Promise<number> {
  const room = await openRoom([frozen, other], lectureFrom(url));
  try {
    const window = room.capture.windowIn(6000, 15);
    const id = room.go(window);
    await room.sending(id);
    frozen.freeze();
    await room.capture.until(id, 'joining', 'captured');
    return room.capture.clock.now() - window.end;
  } finally {
    frozen.thaw();
    await room.close();
  }
}

/** Pictures of the window that a finished file does not show. */
async function framesLost(file: string, window: Span): Promise<number> {
  const seen = judge(await readTestPattern(file), window, FPS);
  const expected = ((window.end - window.start) * FPS) / 1000;
  return Math.max(seen.missing, expected - seen.frames + seen.repeated);
}

async function openRoom(servers: readonly RtmpServer[], settings: CaptureSettings): Promise<LiveRoom> {
  const room = await LiveRoom.open(settings);
  const [primary = null, secondary = null] = servers.map((s) => s.url());
  room.scheduled = endpoints({ rtmp: { primary, secondary } });
  return room;
}

export async function onlyFile(server: RtmpServer): Promise<string> {
  const files = await server.recordings();
  return files.at(-1) ?? '';
}

const pause = (room: LiveRoom, ms: number): Promise<void> =>
  room.capture.sleepUntil(plus(room.capture.clock.now(), ms));
