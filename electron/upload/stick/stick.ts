import { basename, join } from 'node:path';
import type { RecordingId } from '../../../shared/domain/ids.ts';
import type { Track } from '../../../shared/domain/recording.ts';
import { fault, FaultError, sentenceOf } from '../../../shared/faults/fault.ts';
import type { CopyView } from '../../../shared/ipc/copy-view.ts';
import type { DropFolder, DropFolders } from '../../ports/drop-folders.ts';
import type { Files } from '../../ports/files.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Log } from '../../ports/log.ts';
import { certificateOf, CERTIFICATE_FILE, isFinished, type FinishedRecording } from '../certificate.ts';
import { CopyMeter, type CopyParts } from './copy-meter.ts';
import { MANIFEST_FILE, manifestOf, manifestSchema, recordingIn, type Manifest } from './manifest.ts';

/** What the export and import work with. */
export interface StickParts {
  readonly files: Files;
  readonly drops: DropFolders;
  readonly ledger: Ledger;
  readonly log: Log;
  /** Where recordings are kept. */
  readonly recordings: () => string;
}

/** What came of an import. */
export interface Imported {
  readonly imported: number;
  /** Recordings that were here already. */
  readonly known: number;
}

/**
 * Carries recordings between devices in folders, on a stick or a share. Every file is read back and compared by its hash
 * before it gets its name; what was copied by an earlier try is kept. A recording keeps its id, so that no device takes it
 * twice.
 */
export class Stick {
  private readonly never = new AbortController().signal;
  private readonly meters = new Set<CopyMeter>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: StickParts) {}

  /** What is being copied right now. */
  copies(): readonly CopyView[] {
    return [...this.meters].map((meter) => meter.view());
  }

  /** Called after each change of `copies()`. Returns the way to stop. */
  onProgress(then: () => void): () => void {
    this.listeners.add(then);
    return () => this.listeners.delete(then);
  }

  /** Copies a finished recording into a folder of its own below `target`, which it gives. Throws FaultError `export-failed`. */
  async export(id: RecordingId, target: string): Promise<string> {
    const recording = this.parts.ledger.state().recordings.get(id);
    if (!recording || !isFinished(recording) || recording.tracks.length === 0)
      throw new FaultError(fault('bad-request', { problem: 'this recording has no finished files' }));
    const folder = basename(recording.dir);
    const to = join(target, folder);
    try {
      // The target itself is not made: a stick that was pulled out must not be mistaken for a folder of this PC.
      await (await this.parts.drops.open({ kind: 'folder', path: target }, this.never)).close();
      await this.parts.files.makeDir(to);
      const what = { way: 'export', recordingId: id, bytesTotal: sizeOf(recording.tracks) } as const;
      await this.metered(what, (meter) => this.inFolder(to, (drop) => this.fill(drop, recording, folder, meter)));
    } catch (error) {
      throw exportFailed(error, recording.occurrence.title, to);
    }
    this.parts.log.info('Recording exported', { recordingId: id });
    return to;
  }

  /**
   * Takes over every exported recording in `source` or in a folder right below it. Each is in the journal only once its files
   * are here and right. Throws FaultError `stick-empty`, `stick-damaged`, `drop-full` …
   */
  async import(source: string): Promise<Imported> {
    const below = await this.parts.files.list(source);
    const folders = [source, ...below.map((name) => join(source, name))];
    const found: { readonly from: string; readonly manifest: Manifest }[] = [];
    for (const from of folders) {
      const manifest = await this.manifestIn(from);
      if (manifest) found.push({ from, manifest });
    }
    if (found.length === 0) throw new FaultError(fault('stick-empty', { folder: source }));
    const fresh = found.filter(({ manifest }) => !this.knows(manifest));
    const bytesTotal = sizeOf(fresh.flatMap(({ manifest }) => manifest.tracks));
    let imported = 0;
    await this.metered({ way: 'import', recordingId: null, bytesTotal }, async (meter) => {
      for (const { from, manifest } of fresh) if (await this.takeOver(from, manifest, meter)) imported += 1;
    });
    return { imported, known: found.length - imported };
  }

  private async metered(what: CopyParts, work: (meter: CopyMeter) => Promise<void>): Promise<void> {
    const changed = (): void => {
      for (const listener of this.listeners) listener();
    };
    const meter = new CopyMeter(what, changed);
    this.meters.add(meter);
    changed();
    try {
      await work(meter);
    } finally {
      this.meters.delete(meter);
      changed();
    }
  }

  private knows({ recordingId }: Manifest): boolean {
    return this.parts.ledger.state().recordings.has(recordingId as RecordingId);
  }

  private async fill(drop: DropFolder, recording: FinishedRecording, folder: string, meter: CopyMeter): Promise<void> {
    const nameOf = ({ file }: Track): string => basename(file);
    for (const track of recording.tracks) await this.copy(drop, track.file, { ...track, file: nameOf(track) }, meter);
    await this.put(drop, CERTIFICATE_FILE, certificateOf(recording));
    await this.put(drop, MANIFEST_FILE, manifestOf(recording, folder, nameOf));
  }

  /** Null for a folder that holds none. */
  private async manifestIn(folder: string): Promise<Manifest | null> {
    const file = join(folder, MANIFEST_FILE);
    if ((await this.parts.files.stat(file)) === null) return null;
    const read = manifestSchema.safeParse(jsonOf(await this.parts.files.readText(file)));
    if (!read.success) throw new FaultError(fault('stick-damaged', { file }, read.error.message));
    return read.data;
  }

  private async takeOver(from: string, manifest: Manifest, meter: CopyMeter): Promise<boolean> {
    const { files, ledger, log, recordings } = this.parts;
    const id = manifest.recordingId as RecordingId;
    if (this.knows(manifest)) return false;
    const dir = join(recordings(), manifest.folder);
    await files.makeDir(dir);
    await this.inFolder(dir, async (drop) => {
      for (const track of manifest.tracks) await this.copy(drop, join(from, track.file), track, meter);
    });
    // It may have come in by another import meanwhile.
    if (this.knows(manifest)) return false;
    const { frame, gaps, tracks } = recordingIn(manifest, dir, (name) => join(dir, name));
    ledger.tell(
      id,
      { type: 'recording-opened', frame },
      { type: 'capture-began' },
      { type: 'joining-began' },
      { type: 'captured', tracks, gaps },
    );
    log.info('Recording imported', { recordingId: id });
    return true;
  }

  /** Copies one file under its name there, and compares what arrived. */
  private async copy(
    drop: DropFolder,
    from: string,
    { file, bytes, sha256 }: Pick<Manifest['tracks'][number], 'file' | 'bytes' | 'sha256'>,
    meter: CopyMeter,
  ): Promise<void> {
    const hashOf = (name: string): Promise<string | null> => meter.checking(() => drop.sha256(name, this.never));
    if ((await drop.size(file)) === bytes && (await hashOf(file)) === sha256) return meter.add(bytes);
    const unfinished = `${file}.part`;
    const pieces = this.parts.files.readRange(from, 0, Number.MAX_SAFE_INTEGER);
    await drop.write(unfinished, 0, pieces, { signal: this.never, onBytes: (more) => meter.add(more) });
    if ((await hashOf(unfinished)) !== sha256) {
      await drop.remove(unfinished);
      throw new FaultError(fault('stick-damaged', { file: from }));
    }
    await drop.rename(unfinished, file);
  }

  private async put(drop: DropFolder, name: string, value: object): Promise<void> {
    const text = new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
    await drop.write(`${name}.part`, 0, [text], { signal: this.never });
    await drop.rename(`${name}.part`, name);
  }

  private async inFolder(path: string, work: (drop: DropFolder) => Promise<void>): Promise<void> {
    const drop = await this.parts.drops.open({ kind: 'folder', path }, this.never);
    await work(drop).finally(() => drop.close());
  }
}

const sizeOf = (tracks: readonly { readonly bytes: number }[]): number => tracks.reduce((sum, t) => sum + t.bytes, 0);

function exportFailed(error: unknown, title: string, folder: string): FaultError {
  const problem = error instanceof FaultError ? sentenceOf(error.fault) : (error as Error).message;
  return new FaultError(fault('export-failed', { title, folder }, problem), { cause: error });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
