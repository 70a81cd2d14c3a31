import { RtmpServer } from '../../support/rtmp-server.ts';
import { spreadOf, tenth } from '../spread.ts';
import { withHall } from './hall.ts';
import { relayCpuRatio, relayPush, relayStopMs, type Pushed } from './relays.ts';
import { teeCpuRatio, teePush, teeStopMs } from './tee.ts';

type Pair = readonly [RtmpServer, RtmpServer];

/**
 * What pushing to a pair of real media servers costs and how it bears outages: CPU time against recording only, pictures
 * that the file lacks, the time from a server's return to the push's, from the scheduled start to the first picture at
 * the server, and from the making of a picture to its arrival there. And the same for the other design, the tee muxer
 * in the recording's own process.
 */
export async function live(): Promise<Record<string, unknown>> {
  const cpuRatioToRecordOnly = await withPair(async (pair) => withHall((hall) => relayCpuRatio(hall, pair)));
  const pushed = await withPair(relayPush);
  const stopWithFrozenServerMs = await withPair((pair) => withHall((hall) => relayStopMs(pair, hall)));
  const teeRatio = await withPair((pair) => withHall((a) => withHall((b) => teeCpuRatio(a, b, pair))));
  const teed = await withPair(teePush);
  const teeStop = await withPair((pair) => withHall((hall) => teeStopMs(pair, hall)));
  return {
    bench: 'live',
    ...figures(cpuRatioToRecordOnly, pushed, stopWithFrozenServerMs),
    n: { outages: pushed.recoveryMs.length, pictures: pushed.glassToServerMs.length },
    tee: figures(teeRatio, teed, teeStop),
  };
}

function figures(cpuRatio: number, pushed: Pushed, stopWithFrozenServerMs: number): Record<string, unknown> {
  const { p50, max } = spreadOf(pushed.recoveryMs);
  return {
    cpuRatioToRecordOnly: Math.round(cpuRatio * 1000) / 1000,
    fileFramesLost: pushed.framesLost,
    recoveryMs: { p50, max },
    ...(pushed.startToFirstByteMs === null ? {} : { startToFirstByteMs: tenth(pushed.startToFirstByteMs) }),
    glassToServerMs: spreadOf(pushed.glassToServerMs).p50,
    stopWithFrozenServerMs: Math.round(stopWithFrozenServerMs),
  };
}

async function withPair<T>(use: (pair: Pair) => Promise<T>): Promise<T> {
  const pair = [await RtmpServer.start(), await RtmpServer.start()] as const;
  try {
    return await use(pair);
  } finally {
    for (const server of pair) await server.close();
  }
}
