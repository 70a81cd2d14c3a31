import type { SourceSettings } from '../../../shared/settings/capture.ts';
import type { Platform } from '../argv/inputs.ts';
import type { Capturable } from './capturable.ts';

type Named = Pick<SourceSettings, 'kind' | 'device' | 'label'>;

/**
 * The device of a source among those that are plugged in: the very one, else the only one of its kind with its name, since
 * some systems name a device anew at another socket. Null when it is not there, or several could be it.
 */
export function deviceOf(source: Named, plugged: readonly Capturable[]): Capturable | null {
  const same = plugged.filter((d) => d.kind === source.kind);
  const exact = same.find((d) => d.device === source.device);
  if (exact) return exact;
  const named = same.filter((d) => d.label === source.label || d.label === source.device);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Whether a look at the plugged devices can tell that this source is gone: it is named by what it is, not by a number. */
export function hasIdentity({ kind, device }: Named, platform: Platform): boolean {
  if (kind !== 'camera' && kind !== 'microphone') return false;
  if (device === '' || device === 'default') return false;
  if (platform !== 'linux') return true;
  return kind === 'camera' ? device.startsWith('/dev/v4l/') : !/^(?:hw|plughw):\d/.test(device);
}
