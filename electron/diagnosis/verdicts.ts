import { DEVICE_CHECKS, type DeviceCheck, type DeviceLine } from '../../shared/diagnosis/device-check.ts';
import { fault, type Fault } from '../../shared/faults/fault.ts';
import type { SourceView } from '../../shared/ipc/snapshot.ts';
import type { SecretsState } from '../ports/secrets.ts';

/** What a check found. */
export type Found = Pick<DeviceLine, 'state' | 'value'> & { readonly fault?: Fault };

/** The line of a check, with its number. */
export const lineOf = (check: DeviceCheck, { state, value, fault: found }: Found): DeviceLine => ({
  check,
  number: DEVICE_CHECKS.indexOf(check) + 1,
  state,
  value,
  fault: found ?? null,
});

/** Encoders of H.264 that ffmpeg may have, by its own names. */
const ENCODERS = /\b(libx264|h264_(?:nvenc|qsv|vaapi|videotoolbox|amf))\b/g;

/** From what `ffmpeg -encoders` prints. Without libx264 a PC without a graphics card's encoder records nothing. */
export function encodersFound(printed: string): Found {
  const found = [...new Set(printed.match(ENCODERS) ?? [])];
  if (found.length === 0) return { state: 'failed', value: '', fault: fault('ffmpeg-missing') };
  return { state: found.includes('libx264') ? 'ok' : 'warning', value: found.join(', ') };
}

/** Whether the disk holds all that is planned; `neededBytes` is 0 when nothing is. */
export function diskFound(freeBytes: number, neededBytes: number, folder: string): Found {
  const value = `${gigabytes(freeBytes)} / ${gigabytes(neededBytes)} GB`;
  return freeBytes >= neededBytes
    ? { state: 'ok', value }
    : { state: 'failed', value, fault: fault('disk-full', { folder }) };
}

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1);

/** A clock this far off makes recordings begin visibly late or early. */
const SKEW_LIMIT_MS = 2_000;

/** How this PC's clock stands to Kaltura's; null when that was never measured. */
export function clockFound(aheadMs: number | null): Found {
  if (aheadMs === null) return { state: 'skipped', value: '' };
  // Nothing is not said as less than nothing.
  const value = `${(0 - Math.round(aheadMs / 100) / 10).toFixed(1)} s`;
  if (Math.abs(aheadMs) <= SKEW_LIMIT_MS) return { state: 'ok', value };
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  const direction = aheadMs > 0 ? 'behind' : 'ahead of';
  return { state: 'warning', value, fault: fault('clock-skewed', { seconds, direction }) };
}

/** How secrets are kept. */
export function secretsFound(state: SecretsState): Found {
  switch (state) {
    case 'encrypted':
      return { state: 'ok', value: state };
    case 'plain':
      return { state: 'warning', value: state, fault: fault('secrets-plain') };
    case 'unavailable':
      return { state: 'failed', value: state, fault: fault('secrets-unavailable') };
  }
}

/** The sources as the capture stage sees them; those that are not open have nothing to say. */
export function sourcesFound(sources: readonly SourceView[]): Found {
  if (sources.length === 0) return { state: 'failed', value: '', fault: fault('no-source') };
  const value = sources.map((s) => [s.label, s.state, ...s.alarms].join(' ')).join(', ');
  const lost = sources.find((s) => s.state === 'lost');
  if (lost) return { state: 'failed', value, fault: fault('source-failed', { source: lost.label }) };
  return { state: sources.some((s) => s.alarms.length > 0) ? 'warning' : 'ok', value };
}
