import type { Files } from '../../ports/files.ts';
import type { Capturable } from './capturable.ts';

/** Names of cameras by what they are, not by the order of plugging in (udev's rules for v4l). */
const BY_ID = '/dev/v4l/by-id';

/** Cameras from the names in `/dev/v4l/by-id`, such as `usb-046d_Logitech_BRIO_12AB-video-index0`; the first node of each takes pictures. */
export const camerasById = (names: readonly string[]): readonly Capturable[] =>
  names
    .filter((name) => name.endsWith('-video-index0'))
    .map((name) => ({ kind: 'camera', device: `${BY_ID}/${name}`, label: cameraLabel(name) }));

const cameraLabel = (name: string): string =>
  name
    .replace(/^(?:usb|pci)-/, '')
    .replace(/-video-index0$/, '')
    .replace(/^[0-9a-f]{4}_/, '')
    .replaceAll('_', ' ');

/**
 * Sound inputs in the answer of `ffmpeg -sources pulse`: lines such as
 * `* alsa_input.usb-Blue_Yeti-00.analog-stereo [Yeti Analog Stereo] (audio)`, the default one starred and put first.
 */
export function pulseInputs(text: string): readonly Capturable[] {
  const found = [...text.matchAll(/^(\*| ) (\S+) \[(.+?)\](?: \([^)]*\))?$/gm)].map(
    ([, star, device = '', label = '']) => ({ star, device, label }),
  );
  return found
    .sort((a, b) => Number(b.star === '*') - Number(a.star === '*'))
    .map(({ device, label }) => ({ kind: 'microphone', device, label }));
}

/** Sound inputs in `/proc/asound/pcm`: lines such as `01-00: USB Audio : USB Audio : capture 1`. */
export const alsaInputs = (text: string): readonly Capturable[] =>
  [...text.matchAll(/^(\d+)-(\d+): (.+?) : .*\bcapture \d+/gm)].map(([, card, device, label = '']) => ({
    kind: 'microphone',
    device: `hw:${Number(card)},${Number(device)}`,
    label,
  }));

/** What a Linux PC has: the X screen, cameras, and PulseAudio's inputs or, without PulseAudio, ALSA's. */
export async function linuxDevices(
  files: Files,
  display: string | undefined,
  pulseAnswer: () => Promise<string>,
): Promise<readonly Capturable[]> {
  const screen: Capturable[] = display ? [{ kind: 'screen', device: display, label: `Screen ${display}` }] : [];
  const pulse = pulseInputs(await pulseAnswer());
  const cards = '/proc/asound/pcm';
  const alsa = async (): Promise<readonly Capturable[]> =>
    (await files.stat(cards)) === null ? [] : alsaInputs(await files.readText(cards));
  return [...screen, ...camerasById(await files.list(BY_ID)), ...(pulse.length > 0 ? pulse : await alsa())];
}
