import { createHash, randomBytes } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { GrowingTrack, GrowingTracks } from '../../electron/ports/growing-tracks.ts';
import type { RecordingId, TrackId } from '../../shared/domain/ids.ts';
import type { Track } from '../../shared/domain/recording.ts';
import { track } from './occurrences.ts';

/** A track of the recording `rec-1` that grows when the test says so. */
export class StagedGrowing implements GrowingTracks {
  private readonly content: Buffer;
  private readonly listeners = new Set<() => void>();
  private readonly file: string;
  private bytes = 0;

  /** Random content of `total` bytes, of which nothing is there yet. */
  constructor(
    private readonly dir: string,
    readonly total: number,
    private readonly trackId = 'camera' as TrackId,
  ) {
    this.content = randomBytes(total);
    this.file = path.join(dir, 'growing.mp4');
  }

  of(id: RecordingId): readonly GrowingTrack[] {
    return this.bytes === 0 || id !== 'rec-1' ? [] : [{ trackId: this.trackId, file: this.file, bytes: this.bytes }];
  }

  onGrown(then: () => void): () => void {
    this.listeners.add(then);
    return () => this.listeners.delete(then);
  }

  reconsider(): void {
    this.tell();
  }

  /** Lets the file have `bytes` bytes. */
  async grow(bytes: number): Promise<void> {
    const more = this.content.subarray(this.bytes, bytes);
    await (this.bytes === 0 ? writeFile(this.file, more) : appendFile(this.file, more));
    this.bytes = bytes;
    this.tell();
  }

  /** The finished file; `change` may change its content. */
  async finish(change: (content: Buffer) => void = () => undefined): Promise<Track> {
    const file = path.join(this.dir, 'finished.mp4');
    change(this.content);
    await writeFile(file, this.content);
    const sha256 = createHash('sha256').update(this.content).digest('hex');
    return track(this.trackId, { file, bytes: this.total, sha256 });
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
