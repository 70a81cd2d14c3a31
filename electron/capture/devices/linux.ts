import type { Files } from '../../ports/files.ts';
import type { Capturable } from './capturable.ts';

/** Names of cameras by what they are, not by the order of plugging in (udev's rules for v4l). */
const BY_ID = '/dev/v4l/by-id';
/** The same by the socket: for capture cards, which have no name by what they are. */
const BY_PATH = '/dev/v4l/by-path';

/**
 * Cameras from the names in `/dev/v4l/by-id`, such as `usb-046d_Logitech_BRIO_12AB-video-index0`; the first node of
 * each takes pictures.
 */
export const camerasById = (names: readonly string[]): readonly Capturable[] =>
  names
    .filter((name) => name.endsWith('-video-index0'))
    .map((name) => ({ kind: 'camera', device: `${BY_ID}/${name}`, label: cameraLabel(name) }));

/**
 * Capture cards from the names in `/dev/v4l/by-path`, such as `pci-0000:04:00.0-video-index0`; what hangs on USB is
 * known by id.
 */
export const cardsByPath = (names: readonly string[]): readonly Capturable[] =>
  names
    .filter((name) => name.startsWith('pci-') && name.endsWith('-video-index0') && !name.includes('-usb'))
    .map((name) => ({ kind: 'camera', device: `${BY_PATH}/${name}`, label: `Capture card ${name.slice(4, -13)}` }));

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

/**
 * Sound inputs in `/proc/asound/pcm`: lines such as `01-00: USB Audio : USB Audio : capture 1`, named by the id of their card in
 * `/proc/asound/cards` (` 1 [Yeti           ]: USB-Audio - Yeti`), since its number goes by the order of plugging in.
 */
export function alsaInputs(pcm: string, cards: string): readonly Capturable[] {
  const names = new Map(
    [...cards.matchAll(/^ *(\d+) \[(\S+) *\]: .*? - (.+)$/gm)].map(([, n, id, label]) => [Number(n), { id, label }]),
  );
  return [...pcm.matchAll(/^(\d+)-(\d+): (.+?) : .*\bcapture \d+/gm)].map(([, n, device, label = '']) => {
    const card = names.get(Number(n));
    return {
      kind: 'microphone',
      device: card ? `hw:CARD=${card.id},DEV=${Number(device)}` : `hw:${Number(n)},${Number(device)}`,
      label: card ? `${card.label}: ${label}` : label,
    };
  });
}

/** What a Linux PC has: the X screen, cameras, and PulseAudio's inputs or, without PulseAudio, ALSA's. */
export async function linuxDevices(
  files: Files,
  display: string | undefined,
  pulseAnswer: () => Promise<string>,
): Promise<readonly Capturable[]> {
  const screen: Capturable[] = display ? [{ kind: 'screen', device: display, label: `Screen ${display}` }] : [];
  const pulse = pulseInputs(await pulseAnswer());
  const text = async (path: string): Promise<string> => ((await files.stat(path)) === null ? '' : files.readText(path));
  const sounds =
    pulse.length > 0 ? pulse : alsaInputs(await text('/proc/asound/pcm'), await text('/proc/asound/cards'));
  const cameras = [...camerasById(await files.list(BY_ID)), ...cardsByPath(await files.list(BY_PATH))];
  return [...screen, ...cameras, ...sounds];
}
