import type { Chapter } from '../../../shared/domain/chapters.ts';
import { ascii, fullBox, u16, u32, u64s, u8, zeros } from './box.ts';
import { textEntry } from './entries.ts';
import type { HeadTrack } from './head.ts';
import { Samples } from './samples.ts';
import type { Sink } from './sink.ts';

/** Milliseconds, as chapters are told. */
const TIMESCALE = 1000;
/** Nero's list counts in units of 100 ns, and its chapters in one byte, as it does the bytes of a title. */
const NERO_UNITS_PER_MS = 10_000;
const MOST_IN_ONE_BYTE = 255;

/** Encoding of a title, as the script manager numbers it. */
const UTF_8 = 0x100;

/**
 * Chapters as a text track (QuickTime File Format: chapter lists), which most players read. Puts their titles into `out`, which
 * go into the file from byte `at` on.
 */
export function chapterTrack(chapters: readonly Chapter[], at: number, out: Sink): HeadTrack {
  const samples = new Samples();
  const titles = chapters.map(({ startMs, endMs, title }) => {
    const sample = titleSample(title);
    out.put(sample);
    const time = Math.round(startMs);
    const duration = Math.round(endMs) - time;
    return { bytes: sample.length, dts: time, pts: time, duration, isKey: true };
  });
  samples.addChunk(at, titles);
  return { kind: 'text', timescale: TIMESCALE, samples, entry: textEntry(), width: 0, height: 0 };
}

/** Chapters as Nero wrote them (`chpl`), for players that know no other; the first 255. */
export function neroChapters(chapters: readonly Chapter[]): Uint8Array {
  const listed = chapters.slice(0, MOST_IN_ONE_BYTE);
  const entries = listed.flatMap(({ startMs, title }) => {
    const text = Buffer.from(title).subarray(0, MOST_IN_ONE_BYTE);
    return [u64s([Math.round(startMs) * NERO_UNITS_PER_MS]), u8(text.length), text];
  });
  return fullBox('chpl', 1, 0, zeros(4), u8(listed.length), ...entries);
}

/** A title with its length, and that it is UTF-8. */
function titleSample(title: string): Buffer {
  const text = Buffer.from(title);
  return Buffer.concat([u16(text.length), text, u32(12), ascii('encd'), u32(UTF_8)]);
}
