import type { RecordingId } from '../../shared/domain/ids.ts';
import { plus } from '../../shared/domain/instant.ts';
import type { Gap } from '../../shared/domain/recording.ts';
import { CaptureRoom, smallSettings, smallTrack } from '../support/capture-room.ts';
import { CrashingCapture } from '../support/crashing-capture.ts';
import { joinCost } from './join-ratio.ts';
import { spreadOf } from './spread.ts';

const AT_ONCE = 5;
const APP_KILLS = 3;
const AWAY_MS = 2000;

/**
 * What is lost when ffmpeg or Lectern itself is killed (SIGKILL) in the middle of a recording: how much of what was
 * captured before is missing in the finished file (`ffmpegKill`), and how much of the picture is missing in all although
 * Lectern was away for 2 s (`appKill`). And what joining costs against copying the same bytes to the disk.
 */
export async function crash(): Promise<Record<string, unknown>> {
  const kills = await killSources();
  const away: number[] = [];
  for (let i = 0; i < APP_KILLS; i++) away.push(await killLectern());
  return {
    bench: 'crash',
    n: { ffmpegKill: kills.length, appKill: away.length },
    lostMs: { ffmpegKill: spreadOf(kills.map((k) => k.lostMs)), appKill: spreadOf(away) },
    restartGapMs: spreadOf(kills.map((k) => k.gapMs)),
    ...(await joinCost()),
  };
}

async function killSources(): Promise<{ lostMs: number; gapMs: number }[]> {
  const names = Array.from({ length: AT_ONCE }, (_, i) => `s${i}`);
  const room = await CaptureRoom.open(
    smallSettings({
      sources: names.map((n) => ({ id: n, label: n, kind: 'test' })),
      profiles: names.map((n) => ({ name: n, tracks: [smallTrack('camera', n, null)] })),
    }),
  );
  try {
    const window = room.windowIn(6000, 10);
    const killed: { id: RecordingId; at: number }[] = [];
    const ids = names.map((name) => room.record(window, name));
    for (const [i, id] of ids.entries()) {
      await room.sleepUntil(plus(window.start, 2000 + 430 * i));
      const [pid] = await room.ringPids(`s${i}`);
      if (pid === undefined) throw new Error('a source is not running');
      process.kill(pid, 'SIGKILL');
      killed.push({ id, at: room.clock.now() });
    }
    return await Promise.all(
      killed.map(async ({ id, at }) => {
        const gap = onlyGap((await room.captured(id)).gaps);
        return { lostMs: Math.max(0, at - gap.start), gapMs: gap.end - gap.start };
      }),
    );
  } finally {
    await room.close();
  }
}

/** How much of the picture is missing after Lectern was killed and started again 2 s later, in ms. */
async function killLectern(): Promise<number> {
  const crashing = await CrashingCapture.ready();
  try {
    const window = await crashing.record(12);
    await crashing.sleepUntil(plus(window.start, 3000));
    await crashing.crash();
    await crashing.sleepUntil(plus(window.start, 3000 + AWAY_MS));
    return await restartGapMs(crashing.successor());
  } finally {
    await crashing.close();
  }
}

async function restartGapMs(room: CaptureRoom): Promise<number> {
  try {
    await room.recorder.recover();
    const { gaps } = await room.captured('rec-1' as RecordingId);
    // A PC that was too busy to begin in time is not what this is about.
    const gap = onlyGap(gaps.filter((g) => g.only === 'picture' && g.cause === 'restart'));
    return gap.end - gap.start;
  } finally {
    await room.close();
  }
}

function onlyGap(gaps: readonly Gap[]): Gap {
  const [gap, ...more] = gaps;
  if (!gap || more.length > 0) throw new Error(`expected one gap, not ${gaps.length}`);
  return gap;
}
