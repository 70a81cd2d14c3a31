import type { Capturable } from './capturable.ts';

/**
 * Devices in what `ffmpeg -list_devices true -f dshow -i dummy` says: a line with the name and `(video)` or `(audio)`,
 * or, up to ffmpeg 4, names under headings; below each an alternative name, which stays the same when a second one is
 * plugged in. "What is heard" (WASAPI loopback) is a dshow device of a driver, such as `Stereo Mix` or
 * `virtual-audio-capturer`. With `canDuplicate`, ffmpeg has the filter ddagrab, which costs less than gdigrab.
 */
export function dshowDevices(text: string, canDuplicate = false): readonly Capturable[] {
  const found: Capturable[] = [];
  let heading: Capturable['kind'] | null = null;
  for (const line of text.split(/\r?\n/).map((l) => l.replace(/^\[[^\]]*\] ?/, ''))) {
    const section = /^DirectShow (video|audio) devices/.exec(line)?.[1];
    const alternative = /^ *Alternative name "(.+)"$/.exec(line)?.[1];
    const [, label, type] = /^ *"(.+)"(?: \((video|audio|none)(?:, \w+)?\))?$/.exec(line) ?? [];
    const last = found.at(-1);
    if (section) heading = kindOf(section);
    else if (alternative && last?.device === last?.label && last)
      found[found.length - 1] = { ...last, device: alternative };
    else if (label) {
      const kind = type === 'none' ? sortOf(label) : type ? kindOf(type) : heading;
      if (kind) found.push({ kind, device: label, label });
    }
  }
  const duplicated: Capturable = { kind: 'screen', device: 'ddagrab:0', label: 'Main screen' };
  return [...(canDuplicate ? [duplicated] : []), { kind: 'screen', device: 'desktop', label: 'All screens' }, ...found];
}

/** Virtual devices tell no type until they are opened. */
const sortOf = (label: string): Capturable['kind'] => (/cam|video/i.test(label) ? 'camera' : 'microphone');

const kindOf = (type: string): Capturable['kind'] => (type === 'video' ? 'camera' : 'microphone');

/** Devices in what `ffmpeg -f avfoundation -list_devices true -i ""` says: `[0] FaceTime HD Camera` under two headings. */
export function avfoundationDevices(text: string): readonly Capturable[] {
  const found: Capturable[] = [];
  let heading: 'camera' | 'microphone' | null = null;
  for (const line of text.split('\n')) {
    const section = /AVFoundation (video|audio) devices:/.exec(line)?.[1];
    if (section) heading = section === 'video' ? 'camera' : 'microphone';
    const label = /^\[AVFoundation[^\]]*\] \[\d+\] (.+)$/.exec(line)?.[1];
    if (heading === null || label === undefined) continue;
    const kind = heading === 'camera' && label.startsWith('Capture screen') ? 'screen' : heading;
    found.push({ kind, device: label, label });
  }
  return found;
}
