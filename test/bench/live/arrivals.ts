import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { readTestPattern } from '../../support/test-pattern.ts';

const LOOK_MS = 4;
/** FLV (Adobe's specification 10.1, annex E): a header of 9 bytes and 4 more, then tags with 11 bytes in front and 4 behind. */
const HEADER_BYTES = 13;
const TAG_FRONT_BYTES = 11;
const TAG_BACK_BYTES = 4;
const VIDEO_TAG = 9;
const AVC_PICTURE = 1;
const WALL_RANGE = 2 ** 32;

/** Notes when each picture of a stream reached a media server, by reading the file that the server keeps as it grows. */
export class Arrivals {
  /** Epoch ms of every picture so far. */
  readonly atMs: number[] = [];
  private isOver = false;
  private offset = HEADER_BYTES;
  private readonly loop: Promise<void>;

  constructor(private readonly file: string) {
    this.loop = this.watch();
  }

  /** What is in the file by now is taken; then it is left alone. */
  async stop(): Promise<void> {
    this.isOver = true;
    await this.loop;
  }

  /** From the moment that the test source made a picture to its arrival, ms, for every picture that can be read. */
  async delaysMs(): Promise<readonly number[]> {
    const { frames } = await readTestPattern(this.file);
    return this.atMs.flatMap((at, i) => {
      const wall = frames[i]?.wallMs;
      if (wall === null || wall === undefined) return [];
      const delay = (at - wall) % WALL_RANGE;
      return [delay > WALL_RANGE / 2 ? delay - WALL_RANGE : delay];
    });
  }

  private async watch(): Promise<void> {
    const handle = await open(this.file, 'r');
    try {
      for (let isLast = false; !isLast;) {
        isLast = this.isOver;
        await this.look(handle);
        if (!isLast) await sleep(LOOK_MS);
      }
    } finally {
      await handle.close();
    }
  }

  private async look(handle: FileHandle): Promise<void> {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.max(0, size - this.offset));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, this.offset);
    const now = Date.now();
    let at = 0;
    while (at + TAG_FRONT_BYTES <= bytesRead) {
      const end = at + TAG_FRONT_BYTES + bytes.readUIntBE(at + 1, 3) + TAG_BACK_BYTES;
      if (end > bytesRead) break;
      if (bytes[at] === VIDEO_TAG && bytes[at + TAG_FRONT_BYTES + 1] === AVC_PICTURE) this.atMs.push(now);
      at = end;
    }
    this.offset += at;
  }
}
