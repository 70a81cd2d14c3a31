import { join } from 'node:path';
import { DEVICE_CHECKS, type DeviceCheck, type DeviceLine } from '../../shared/diagnosis/device-check.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { SourceView } from '../../shared/ipc/snapshot.ts';
import { findFfmpeg, type FfmpegPlaces } from '../ffmpeg/find-ffmpeg.ts';
import { ANSWER_MS, outputOf } from '../ffmpeg/output-of.ts';
import type { Files } from '../ports/files.ts';
import type { Processes } from '../ports/processes.ts';
import type { SecretsState } from '../ports/secrets.ts';
import { clockFound, diskFound, encodersFound, lineOf, secretsFound, sourcesFound, type Found } from './verdicts.ts';

/** What a diagnosis looks at. */
export interface DiagnosisParts {
  readonly files: Files;
  readonly processes: Processes;
  readonly ffmpegPlaces: () => FfmpegPlaces;
  /** Folder of the recordings. */
  readonly folder: () => string;
  /** Bytes that the recordings planned for the next 24 hours take, joining included; 0 when none is planned. */
  readonly neededBytes: () => number;
  /** Asks the paired server something harmless. Throws FaultError, `not-paired` when there is none. */
  readonly reachServer: () => Promise<void>;
  /** How far Kaltura's clock is ahead of this PC's; null when never measured. */
  readonly aheadMs: () => number | null;
  readonly secrets: () => SecretsState;
  readonly sources: () => readonly SourceView[];
}

/** Looks at this PC, one numbered check after the other. Leaves nothing behind. */
export class Diagnosis {
  constructor(private readonly parts: DiagnosisParts) {}

  /** The lines of the checks, in their order. What goes wrong becomes a line; throws nothing but bugs. */
  async run(checks: readonly DeviceCheck[] = DEVICE_CHECKS): Promise<readonly DeviceLine[]> {
    const lines: DeviceLine[] = [];
    for (const check of DEVICE_CHECKS.filter((c) => checks.includes(c))) {
      lines.push(lineOf(check, await this.found(check)));
    }
    return lines;
  }

  private async found(check: DeviceCheck): Promise<Found> {
    try {
      return await this.look(check);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      const state = error.fault.code === 'not-paired' ? 'skipped' : 'failed';
      return { state, value: '', fault: error.fault };
    }
  }

  private async look(check: DeviceCheck): Promise<Found> {
    const { aheadMs, files, folder, neededBytes, reachServer, secrets, sources } = this.parts;
    switch (check) {
      case 'ffmpeg':
        return this.ffmpeg();
      case 'encoders':
        return this.encoders();
      case 'folder':
        return this.writable();
      case 'disk':
        return diskFound(await files.freeBytes(folder()), neededBytes(), folder());
      case 'clock':
        return clockFound(aheadMs());
      case 'network':
        await reachServer();
        return { state: 'ok', value: '' };
      case 'secrets':
        return secretsFound(secrets());
      case 'sources':
        return sourcesFound(sources());
    }
  }

  private async ffmpeg(): Promise<Found> {
    const { ffmpeg, version } = await findFfmpeg(this.parts.processes, this.parts.ffmpegPlaces());
    return { state: 'ok', value: `${ffmpeg} ${version.join('.')}` };
  }

  private async encoders(): Promise<Found> {
    const { processes, ffmpegPlaces } = this.parts;
    const { ffmpeg } = await findFfmpeg(processes, ffmpegPlaces());
    const args = ['-hide_banner', '-encoders'];
    const { text } = await outputOf(processes.spawn({ file: ffmpeg, args, timeoutMs: ANSWER_MS }));
    return encodersFound(text);
  }

  /** Writes a small file and removes it. */
  private async writable(): Promise<Found> {
    const { files } = this.parts;
    const folder = this.parts.folder();
    const probe = join(folder, '.lectern-diagnosis');
    try {
      await files.makeDir(folder);
      await files.writeAtomic(probe, 'This file may be deleted.\n');
      await files.remove(probe);
      return { state: 'ok', value: folder };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      const found =
        code === 'ENOSPC' ? fault('disk-full', { folder }, code) : fault('folder-unwritable', { folder }, code);
      return { state: 'failed', value: folder, fault: found };
    }
  }
}
