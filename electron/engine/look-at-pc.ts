import { fault, type Fault } from '../../shared/faults/fault.ts';
import type { ProfileSettings } from '../../shared/settings/capture.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Files } from '../ports/files.ts';
import { profileBytesPerHour } from './disk-watch.ts';

/**
 * What of this PC stands in the way of a recording: the disk for all of it, joining included, then folder, clock,
 * server and secrets.
 */
export async function lookAtPc(
  parts: { readonly files: Files; readonly folder: () => string; readonly diagnosis: Pick<Diagnosis, 'run'> },
  profile: ProfileSettings,
  durationMs: number,
): Promise<readonly Fault[]> {
  const folder = parts.folder();
  const needed = (2 * profileBytesPerHour(profile) * durationMs) / 3_600_000;
  const free = await parts.files.freeBytes(folder);
  const short =
    free < needed ? [fault('disk-short', { folder, free: gigabytes(free), needed: gigabytes(needed) })] : [];
  const lines = await parts.diagnosis.run(['ffmpeg', 'encoders', 'folder', 'clock', 'network', 'secrets']);
  const wrong = lines.flatMap((l) => (l.fault !== null && l.state !== 'skipped' && l.state !== 'ok' ? [l.fault] : []));
  return [...short, ...wrong];
}

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1);
