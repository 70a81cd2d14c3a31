import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

const RATE = 48_000;
/** Sound cards deliver a little early or late; so much at most. */
const JITTER_SECONDS = 0.01;
const LOUD = 0.25 * 32_768;
const BYTES_PER_SAMPLE = 2;

/** A sound card whose clock is off. */
export interface DriftingCard {
  /** By how many parts in a million it is too fast; negative: too slow. */
  readonly ppm: number;
  readonly seconds: number;
}

/**
 * How far, in ms, each pulse of a card with a clock of its own is from where it belongs once the sound went through an audio
 * filter of ffmpeg; negative: early. The card makes a pulse each second by its own clock; its packets are stamped with the
 * true time at which they arrive. Nothing waits for real time, so that hours are seen in a minute.
 */
export async function pulseErrors({ ppm, seconds }: DriftingCard, filter: string): Promise<readonly number[]> {
  const trueRate = RATE * (1 + ppm / 1e6);
  const card =
    `aevalsrc=exprs='0.5*lt(mod(n,${RATE}),${RATE / 100})':s=${RATE}:c=mono:d=${seconds},` +
    `asettb=1/1000000,asetpts='(N/${trueRate}+${JITTER_SECONDS}*random(0))/TB'`;
  const args = ['-v', 'error', '-f', 'lavfi', '-i', card, '-af', filter, '-ac', '1', '-ar', `${RATE}`];
  const child = spawn('ffmpeg', [...args, '-f', 's16le', 'pipe:1'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const starts = await pulseStarts(child.stdout);
  // The first pulse may be cut off; how the card's stamps lie on average is no drift.
  const errors = starts.map((at, i) => ((at - (i * RATE * RATE) / trueRate) * 1000) / RATE).slice(1);
  const first = errors[0] ?? Number.NaN;
  return errors.map((ms) => ms - first);
}

/** Samples at which it becomes loud after half a second of quiet. */
async function pulseStarts(samples: Readable): Promise<readonly number[]> {
  const starts: number[] = [];
  let at = 0;
  let lastLoud = -RATE;
  let half = Buffer.alloc(0);
  for await (const piece of samples) {
    const bytes = Buffer.concat([half, piece as Buffer]);
    const whole = bytes.length - (bytes.length % BYTES_PER_SAMPLE);
    for (let i = 0; i < whole; i += BYTES_PER_SAMPLE, at++) {
      if (Math.abs(bytes.readInt16LE(i)) < LOUD) continue;
      if (at - lastLoud > RATE / 2) starts.push(at);
      lastLoud = at;
    }
    half = bytes.subarray(whole);
  }
  return starts;
}
