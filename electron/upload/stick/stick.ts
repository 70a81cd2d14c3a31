import { basename, join } from 'node:path';
import type { RecordingId } from '../../../shared/domain/ids.ts';
import type { Track } from '../../../shared/domain/recording.ts';
import { fault, FaultError, sentenceOf } from '../../../shared/faults/fault.ts';
import type { CopyView } from '../../../shared/ipc/copy-view.ts';
import type { DropFolders } from '../../ports/drop-folders.ts';
import type { Files } from '../../ports/files.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Log } from '../../ports/log.ts';
import { certificateOf, CERTIFICATE_FILE, isFinished, type FinishedRecording } from '../certificate.ts';
import { CopyRun, type CopyParts } from './copy-run.ts';
import { fillFolder, type FolderInFilling } from './fill-folder.ts';
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

/** What became of an export. `path`: the recording's folder there. */
export type Exported = { readonly end: 'exported'; readonly path: string } | { readonly end: 'cancelled' };

/** What became of an import. `known`: recordings that were here already; `left`: those that were not taken over. */
export type Imported =
  | { readonly end: 'imported'; readonly imported: number; readonly known: number }
  | { readonly end: 'cancelled'; readonly imported: number; readonly left: number };

/**
 * Carries recordings between devices in folders, on a stick or a share. Every file is read back and compared by its hash
 * before it gets its name; what was copied by an earlier try is kept. A recording keeps its id, so that no device takes it
 * twice. A cancel takes back what was put there, down to the last whole recording.
 */
export class Stick {
  private readonly underWay = new Map<CopyRun, Promise<unknown>>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: StickParts) {}

  /** What is being copied right now. */
  copies(): readonly CopyView[] {
    return [...this.underWay.keys()].map((run) => run.view());
  }

  /** Called after each change of `copies()`. Returns the way to stop. */
  onProgress(then: () => void): () => void {
    this.listeners.add(then);
    return () => this.listeners.delete(then);
  }

  /**
   * Ends the export of this recording or, with null, the import; what became of it is told by the call that began it. Does
   * nothing when there is none, or when the last file has its name already.
   */
  cancel(recordingId: RecordingId | null): void {
    for (const run of this.underWay.keys()) if (run.isOf(recordingId)) run.cancel();
  }

  /** Cancels whatever is being copied; resolves when it is taken back. */
  async stop(): Promise<void> {
    for (const run of this.underWay.keys()) run.cancel();
    // How each ended is told by the call that began it.
    await Promise.allSettled(this.underWay.values());
  }

  /**
   * Copies a finished recording into a folder of its own below `target`. Throws FaultError `export-failed`, and
   * `copy-left-behind` when a cancel could not take back what was put there.
   */
  async export(id: RecordingId, target: string): Promise<Exported> {
    const recording = this.parts.ledger.state().recordings.get(id);
    if (!recording || !isFinished(recording) || recording.tracks.length === 0)
      throw new FaultError(fault('bad-request', { problem: 'this recording has no finished files' }));
    const folder = basename(recording.dir);
    const to = join(target, folder);
    const names = [MANIFEST_FILE, CERTIFICATE_FILE, ...recording.tracks.map(nameOf)];
    const what = { way: 'export', recordingId: id, bytesTotal: sizeOf(recording.tracks) } as const;
    const isWhole = await this.running(what, async (run) => {
      try {
        // The target itself is not made: a stick that was pulled out must not be mistaken for a folder of this PC.
        await (await this.parts.drops.open({ kind: 'folder', path: target }, run.signal)).close();
        return await fillFolder(this.parts, to, names, run, (there) => fill(there, recording, folder));
      } catch (error) {
        throw exportFailed(error, recording.occurrence.title, to);
      }
    });
    this.parts.log.info(isWhole ? 'Recording exported' : 'Export cancelled', { recordingId: id });
    return isWhole ? { end: 'exported', path: to } : { end: 'cancelled' };
  }

  /**
   * Takes over every exported recording in `source` or in a folder right below it. Each is in the journal only once its files
   * are here and right; those that were taken over before a cancel stay. Throws FaultError `stick-empty`, `stick-damaged`,
   * `drop-full` … and `copy-left-behind` as `export` does.
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
    await this.running({ way: 'import', recordingId: null, bytesTotal }, async (run) => {
      for (const { from, manifest } of fresh) {
        if (run.signal.aborted) return;
        if (await this.takeOver(from, manifest, run)) imported += 1;
      }
    });
    const left = fresh.filter(({ manifest }) => !this.knows(manifest)).length;
    if (left === 0) return { end: 'imported', imported, known: found.length - imported };
    this.parts.log.info('Import cancelled', { imported, left });
    return { end: 'cancelled', imported, left };
  }

  private async running<T>(what: CopyParts, work: (run: CopyRun) => Promise<T>): Promise<T> {
    const changed = (): void => {
      for (const listener of this.listeners) listener();
    };
    const run = new CopyRun(what, changed);
    const result = work(run);
    this.underWay.set(run, result);
    changed();
    try {
      return await result;
    } finally {
      this.underWay.delete(run);
      changed();
    }
  }

  private knows({ recordingId }: Manifest): boolean {
    return this.parts.ledger.state().recordings.has(recordingId as RecordingId);
  }

  /** Null for a folder that holds none. */
  private async manifestIn(folder: string): Promise<Manifest | null> {
    const file = join(folder, MANIFEST_FILE);
    if ((await this.parts.files.stat(file)) === null) return null;
    const read = manifestSchema.safeParse(jsonOf(await this.parts.files.readText(file)));
    if (!read.success) throw new FaultError(fault('stick-damaged', { file }, read.error.message));
    return read.data;
  }

  /** False when it is here already, or `run` was cancelled. */
  private async takeOver(from: string, manifest: Manifest, run: CopyRun): Promise<boolean> {
    const { ledger, log, recordings } = this.parts;
    const id = manifest.recordingId as RecordingId;
    if (this.knows(manifest)) return false;
    const dir = join(recordings(), manifest.folder);
    const names = manifest.tracks.map((track) => track.file);
    const isWhole = await fillFolder(this.parts, dir, names, run, async (here) => {
      for (const track of manifest.tracks) await here.copy(join(from, track.file), track);
    });
    // It may have come in by another import meanwhile.
    if (!isWhole || this.knows(manifest)) return false;
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
}

async function fill(there: FolderInFilling, recording: FinishedRecording, folder: string): Promise<void> {
  for (const track of recording.tracks) await there.copy(track.file, { ...track, file: nameOf(track) });
  await there.put(CERTIFICATE_FILE, certificateOf(recording));
  await there.put(MANIFEST_FILE, manifestOf(recording, folder, nameOf));
}

const nameOf = ({ file }: Track): string => basename(file);

const sizeOf = (tracks: readonly { readonly bytes: number }[]): number => tracks.reduce((sum, t) => sum + t.bytes, 0);

function exportFailed(error: unknown, title: string, folder: string): FaultError {
  if (error instanceof FaultError && error.fault.code === 'copy-left-behind') return error;
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
