import type { RecordingId } from '../../shared/domain/ids.ts';
import { plus } from '../../shared/domain/instant.ts';
import { busyCores } from '../support/busy-cores.ts';
import { CaptureRoom, smallSettings, smallTrack } from '../support/capture-room.ts';
import { judge, readTestPattern, type Judged } from '../support/test-pattern.ts';
import { cpuSeconds } from './process-cost.ts';
import { spreadOf, tenth } from './spread.ts';

const ROUNDS = 6;
/** Recordings at a time, each with a source of its own. */
const AT_ONCE = 5;
const ARMED_MS = 6000;
const WINDOW_SECONDS = 3;

/**
 * How far the first and the last frame of a recording are from the instants asked for, and the sound from the picture,
 * with every core busy. Read from what the test source wrote into its own frames, in the finished files.
 */
export async function start(): Promise<Record<string, unknown>> {
  const armedCpuPercent = await armedCpu();
  const load = busyCores();
  const seen: Judged[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) seen.push(...(await oneRound()));
  } finally {
    await load.stop();
  }
  return {
    bench: 'start',
    n: seen.length,
    startErrorMs: spreadOf(seen.map((s) => Math.abs(s.startErrorMs))),
    endErrorMs: spreadOf(seen.map((s) => Math.abs(s.endErrorMs))),
    avOffsetMs: spreadOf(seen.map((s) => Math.abs(s.avOffsetMs ?? Number.NaN))),
    missingFrames: seen.reduce((sum, s) => sum + s.missing, 0),
    armedCpuPercent,
  };
}

async function oneRound(): Promise<Judged[]> {
  const names = Array.from({ length: AT_ONCE }, (_, i) => `s${i}`);
  const room = await CaptureRoom.open(
    smallSettings({
      sources: names.flatMap((n) => [
        { id: n, label: n, kind: 'test' as const },
        { id: `${n}-tone`, label: n, kind: 'test' as const },
      ]),
      profiles: names.map((n) => ({ name: n, tracks: [smallTrack('camera', n, `${n}-tone`)] })),
    }),
  );
  try {
    const window = room.windowIn(ARMED_MS, WINDOW_SECONDS);
    const ids: RecordingId[] = names.map((profile) => room.record(window, profile));
    const recordings = await Promise.all(ids.map((id) => room.captured(id)));
    const files = recordings.map((r) => r.tracks[0]?.file ?? '');
    const judged: Judged[] = [];
    for (const file of files) judged.push(judge(await readTestPattern(file), window, 30));
    return judged;
  } finally {
    await room.close();
  }
}

/** CPU time of the processes that hold a 1080p30 picture and a sound armed, in percent of one core. */
async function armedCpu(): Promise<number> {
  const track = { ...smallTrack('camera', 'pattern', 'tone'), width: 1920, height: 1080, preset: 'superfast' as const };
  const room = await CaptureRoom.open(smallSettings({ profiles: [{ name: 'Lecture', tracks: [track] }] }));
  try {
    const window = room.windowIn(60_000, 1);
    room.record(window);
    await room.when(() => room.recorder.vitals().sources.filter((s) => s.state === 'running').length === 2);
    const pids = [...(await room.ringPids('pattern')), ...(await room.ringPids('tone'))];
    const before = await cpuSeconds(pids);
    const from = room.clock.monotonicMs();
    await room.sleepUntil(plus(room.clock.now(), 10_000));
    const tookSeconds = (room.clock.monotonicMs() - from) / 1000;
    return tenth(((await cpuSeconds(pids)) - before) * (100 / tookSeconds));
  } finally {
    await room.close();
  }
}
