import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { certificateOf } from '../../../electron/upload/certificate.ts';
import { CaptureRoom } from '../../support/capture-room.ts';
import { feedSettings, serveStory, type ServedStream } from '../../support/served-stream.ts';

const SPAN_SECONDS = 6;
const PICTURES = { moving: 'testsrc2=s=320x180:r=30', black: 'color=c=black:s=320x180:r=30' };
const SOUNDS = { loud: 'sine=r=44100', silent: 'anullsrc=r=44100:cl=mono' };
/** A third of it is black, another third silent; it begins anew when it is over. */
const ROUND = [
  [PICTURES.moving, SOUNDS.loud],
  [PICTURES.black, SOUNDS.loud],
  [PICTURES.moving, SOUNDS.silent],
] as const;
const ROUND_SECONDS = ROUND.length * SPAN_SECONDS;
/** Shares are counted by whole segments, at either end of a span, as soon as what ffmpeg tells has been read. */
const SLACK_SECONDS = 2;

let stream: ServedStream;
let room: CaptureRoom;

beforeEach(async () => {
  const story = Array.from({ length: 8 }, () => ROUND).flat();
  stream = await serveStory(
    story.map(([picture, sound]) => [`${picture}:d=${SPAN_SECONDS}`, `${sound}:d=${SPAN_SECONDS}`]),
  );
  room = await CaptureRoom.open(feedSettings(stream));
});

afterEach(async () => {
  await room.close();
  await stream.close();
});

/** How many seconds of a file are black and silent, by ffmpeg's own detectors. */
async function seenIn(file: string): Promise<{ readonly blackSeconds: number; readonly silentSeconds: number }> {
  const args = [
    '-hide_banner',
    '-nostats',
    '-i',
    file,
    '-vf',
    'blackdetect=d=0.5',
    '-af',
    'silencedetect=n=-60dB:d=0.5',
  ];
  const { stderr } = await promisify(execFile)('ffmpeg', [...args, '-f', 'null', '-']);
  const sum = (pattern: RegExp): number => [...stderr.matchAll(pattern)].reduce((all, [, s]) => all + Number(s), 0);
  return { blackSeconds: sum(/black_duration:([\d.]+)/g), silentSeconds: sum(/silence_duration: ([\d.]+)/g) };
}

it('the certificate says how much of what was recorded is black and silent', async () => {
  const { id } = await room.recordFor(ROUND_SECONDS);
  const recording = await room.captured(id);
  const [track] = certificateOf(recording).tracks;
  const { blackSeconds, silentSeconds } = await seenIn(track?.file ?? '');
  // A window of one round holds each span once, or its end and its beginning.
  for (const seconds of [blackSeconds, silentSeconds]) expect(Math.abs(seconds - SPAN_SECONDS)).toBeLessThan(1);
  expect(Math.abs((track?.blackShare ?? 0) * ROUND_SECONDS - blackSeconds)).toBeLessThan(SLACK_SECONDS);
  expect(Math.abs((track?.silentShare ?? 0) * ROUND_SECONDS - silentSeconds)).toBeLessThan(SLACK_SECONDS);
});
