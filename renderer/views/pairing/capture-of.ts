import type { CapturableView } from '../../../shared/ipc/intents/devices.ts';
import type { IntentArgs } from '../../../shared/ipc/intents.ts';

type Chosen = IntentArgs<'saveSources'>;
type Source = Chosen['sources'][number];
type Track = Chosen['profile']['tracks'][number];

/** Name of the profile that the wizard makes. */
const PROFILE = 'Lecture';

/** Sources and one profile from chosen devices: each picture a track of its own, all with the same sound. */
export function captureOf(pictures: readonly CapturableView[], sound: CapturableView | null): Chosen {
  const sources: Source[] = [];
  const add = (device: CapturableView): Source => {
    const count = sources.filter((s) => s.kind === device.kind).length;
    const id = count === 0 ? device.kind : `${device.kind}-${count + 1}`;
    const source: Source = { id, label: device.label.slice(0, 80), kind: device.kind, device: device.device };
    sources.push(source);
    return source;
  };
  const audio = sound === null ? null : add(sound).id;
  const tracks = pictures.map((picture): Track => {
    const { id, label } = add(picture);
    return { id, label, video: id, audio };
  });
  return { sources, profile: { name: PROFILE, tracks } };
}
