import { beforeEach, expect, it } from 'vitest';
import { scan } from '../../../electron/capture/stream/scan.ts';
import { Tap } from '../../../electron/capture/tap/tap.ts';
import { trackSchema, type SourceSettings } from '../../../shared/settings/capture.ts';
import { plus } from '../../../shared/domain/instant.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { madeSegment, type MadeFrame } from '../../support/made-packets.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { at } from '../../support/occurrences.ts';

const START = at('14:00');
/** The stamps of both sources count from here. */
const BASE_SECONDS = START / 1000 - 20;
const TICKS_PER_MS = 90;
const LOOK_MS = 160;
const LATE_MS = 3000;

const source = (id: string): SourceSettings => ({
  id,
  label: id,
  kind: 'test',
  device: '',
  region: null,
  transport: 'tcp',
});
const track = trackSchema.parse({ id: 'camera', label: 'Camera', video: 'camera', audio: 'microphone' });
const writing = (dir: string) => ({ dir, baseSeconds: BASE_SECONDS });
const PICTURE = { spec: { track, video: source('camera'), audio: null }, writing: writing('/picture') };
const SOUND = { spec: { track, video: null, audio: source('microphone') }, writing: writing('/sound') };

let clock: FakeClock;
let files: MemoryFiles;
let got: Uint8Array[];

beforeEach(() => {
  clock = new FakeClock(plus(START, -1000));
  files = new MemoryFiles();
  got = [];
});

/** Opens the stream at its start, and reads it as it comes. */
async function read(): Promise<void> {
  await clock.advance(1000);
  const tap = new Tap(
    [() => PICTURE, () => SOUND],
    { clock, files },
    { from: START, until: () => plus(START, 60_000) },
  );
  void (async () => {
    for await (const piece of tap.pieces(new AbortController().signal)) got.push(piece);
  })();
  await clock.advance(LOOK_MS);
}

/** The segment under way has frames at these moments, in ms from the start. */
const give = (kind: MadeFrame['kind'], atMs: readonly number[]): Promise<void> =>
  files.put(
    `/${kind === 'video' ? 'picture' : 'sound'}/000000.ts`,
    madeSegment(atMs.map((ms) => ({ kind, packets: 1, ticks: (ms + START - BASE_SECONDS * 1000) * TICKS_PER_MS }))),
  );

const kindsIn = (pieces: readonly Uint8Array[]): readonly string[] =>
  pieces.flatMap((piece) => Object.entries(scan(piece)).flatMap(([kind, range]) => (range ? [kind] : [])));

it('begins with picture and sound, however late the sound comes after it', async () => {
  await give('video', [0, 33, 67, 100]);
  await give('audio', [-64, -43, -21]);
  await read();
  await clock.advance(1000);
  expect(got).toEqual([]);
  await give('audio', [-64, -43, -21, 0, 21]);
  await clock.advance(LOOK_MS);
  expect(kindsIn(got)).toEqual(['video', 'audio', 'audio', 'video', 'video', 'video']);
});

it('goes on without a sound that does not come at all', async () => {
  await give('video', [0, 33, 67, 100]);
  await read();
  expect(got).toEqual([]);
  await clock.advance(LATE_MS);
  await give('video', [0, 33, 67, 100, 3100]);
  await clock.advance(LOOK_MS);
  expect(new Set(kindsIn(got))).toEqual(new Set(['video']));
});
