import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NodeFiles } from '../../electron/adapters/node-files.ts';
import { systemRandom } from '../../electron/adapters/random.ts';
import { SystemClock } from '../../electron/adapters/system-clock.ts';
import { JournalLedger } from '../../electron/journal/ledger.ts';
import type { Ledger } from '../../electron/ports/ledger.ts';
import type { GrowingTracks } from '../../electron/ports/growing-tracks.ts';
import { Uploader } from '../../electron/upload/uploader.ts';
import type { Fact } from '../../shared/domain/fact.ts';
import type { RecordingId } from '../../shared/domain/ids.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { Gap } from '../../shared/domain/recording.ts';
import { uploadSchema, type UploadSettings } from '../../shared/settings/upload.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { connectTo, type PairingChange, type TestConnection } from './kaltura-connection.ts';
import { MemoryJournal } from './memory-journal.ts';
import { frame, occurrence, track } from './occurrences.ts';
import { quietLog } from './quiet-log.ts';

/** A device with media on its disk and a journal, which may be started and stopped again and again. */
export class UploadDevice {
  readonly journal = new MemoryJournal();
  private running: { readonly uploader: Uploader; close(): Promise<void> } | null = null;

  private constructor(
    private readonly sandbox: Sandbox,
    readonly dir: string,
    private settings: Partial<UploadSettings>,
  ) {}

  static async make(sandbox: Sandbox, settings: Partial<UploadSettings> = {}): Promise<UploadDevice> {
    return new UploadDevice(sandbox, await mkdtemp(path.join(tmpdir(), 'lectern-upload-')), settings);
  }

  /** Puts a captured recording with these tracks into the journal, queued for upload. */
  async record(
    tracks: Readonly<Record<string, number>>,
    change: Partial<Occurrence> = {},
    id = 'rec-1',
    gaps: readonly Gap[] = [],
  ): Promise<RecordingId> {
    const media = await Promise.all(
      Object.entries(tracks).map(async ([name, bytes]) => {
        const content = randomBytes(bytes);
        const file = path.join(this.dir, `${id}-${name}.mp4`);
        await writeFile(file, content);
        return track(name, { file, bytes, sha256: createHash('sha256').update(content).digest('hex') });
      }),
    );
    const recordingId = id as RecordingId;
    const trackIds = media.map((t) => t.trackId);
    this.ledger().tell(
      recordingId,
      { type: 'recording-opened', frame: frame({ id: recordingId, trackIds, occurrence: occurrence(change) }) },
      { type: 'capture-began' },
      { type: 'joining-began' },
      { type: 'captured', tracks: media, gaps },
      { type: 'upload-queued' },
    );
    return recordingId;
  }

  /** Changes settings, from the next look at them on. */
  change(settings: Partial<UploadSettings>): void {
    this.settings = { ...this.settings, ...settings };
  }

  /** Puts a recording that is being captured into the journal. */
  capture(id: string, change: Partial<Occurrence> = {}): RecordingId {
    const recordingId = id as RecordingId;
    this.ledger().tell(
      recordingId,
      { type: 'recording-opened', frame: frame({ id: recordingId, occurrence: occurrence(change) }) },
      { type: 'capture-began' },
    );
    return recordingId;
  }

  /** The journal as it is read at a start. */
  ledger(): Ledger {
    return new JournalLedger(this.journal, new SystemClock());
  }

  /** What such facts fold to. */
  ledgerOf(facts: readonly Fact[]): Ledger {
    return new JournalLedger(new MemoryJournal([...facts]), new SystemClock());
  }

  /** Starts the uploader over a fresh connection; the ledger is given for the test to look at and to tell. */
  start(
    change: PairingChange = {},
    growing: GrowingTracks | null = null,
  ): { readonly uploader: Uploader; readonly ledger: Ledger } {
    const connection = connectTo(this.sandbox, change);
    const ledger = this.ledger();
    const uploader = this.uploader(connection, ledger, growing);
    this.running = {
      uploader,
      close: async () => {
        await uploader.stop();
        await connection.close();
      },
    };
    uploader.start();
    return { uploader, ledger };
  }

  private uploader({ api, asUser }: TestConnection, ledger: Ledger, growing: GrowingTracks | null): Uploader {
    const parts = {
      api,
      asUser,
      ledger,
      clock: new SystemClock(),
      random: { uniform: () => 0, bytes: (length: number) => systemRandom.bytes(length) },
      files: new NodeFiles(),
      log: quietLog,
      settings: () => ({ ...uploadSchema.parse({}), ...this.settings }),
      zone: () => 'UTC',
    };
    return new Uploader(parts, null, growing);
  }

  /** Ends the uploader as a restart does. */
  async stop(): Promise<void> {
    await this.running?.close();
    this.running = null;
  }

  async close(): Promise<void> {
    await this.stop();
    await rm(this.dir, { recursive: true, force: true });
  }
}
