import type { SourceId } from '../../shared/domain/ids.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { IntentResult } from '../../shared/ipc/intents.ts';
import type { ProfileSettings } from '../../shared/settings/capture.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Engine } from '../ports/engine.ts';
import { act, DONE } from './acts.ts';
import type { EngineParts } from './parts.ts';

type DeviceIntent =
  | 'listDevices'
  | 'preview'
  | 'setSourceLogin'
  | 'sourcesWithLogin'
  | 'showSources'
  | 'rehearse'
  | 'testRecording'
  | 'saveProfile'
  | 'saveSources'
  | 'listenToInputs'
  | 'switchSound';

/** What the window may ask about sources. */
export function deviceIntents(parts: EngineParts): Pick<Engine['intents'], DeviceIntent> {
  const { coach, devices, profileDesk, recorder, rehearsing, settings, sourceDesk } = parts;
  return {
    listDevices: async () => ({ devices: [...(await devices())], faults: [...parts.desktopFaults] }),
    preview: async ({ sourceId }) => ({ dataUrl: jpegUrl(await recorder.preview(sourceId as SourceId)) }),
    setSourceLogin: ({ sourceId, login }) => sourceDesk.setLogin(sourceId, login).then(() => DONE),
    showSources: () => act(() => recorder.trials.show(shownProfile(settings.get()))),
    rehearse: async ({ profile }) => {
      const { faults, judgements, proposal } = await rehearsing.rehearse(profile);
      return { faults: [...faults], judgements: judgements.map((j) => ({ ...j, faults: [...j.faults] })), proposal };
    },
    testRecording: ({ profile }) => testRecording(parts, profile),
    saveProfile: (args) => profileDesk.save(args),
    saveSources: (args) => profileDesk.saveSources(args),
    listenToInputs: async () => ({ inputs: (await recorder.trials.listen()).map((input) => ({ ...input })) }),
    switchSound: ({ sourceId, to }) => act(() => coach.switchSound(sourceId, to)),
    sourcesWithLogin: async () => ({ sourceIds: [...(await sourceDesk.sourcesWithLogin())] }),
  };
}

/** Sources are shown as the next recording would open them. */
const shownProfile = ({ capture }: Settings): ProfileSettings | null =>
  capture.profiles.find((p) => p.name === capture.recordProfile) ?? capture.profiles[0] ?? null;

async function testRecording(
  { recorder, settings }: EngineParts,
  name: string,
): Promise<IntentResult<'testRecording'>> {
  const profile = settings.get().capture.profiles.find((p) => p.name === name);
  const made = profile ? await recorder.trials.test(profile) : null;
  if (made === null) {
    const problem = profile ? 'a test recording is being made' : 'there is no such profile';
    throw new FaultError(fault('bad-request', { problem }));
  }
  const clips = made.clips.map(({ bytes, label, trackId }) => ({
    trackId,
    label,
    dataUrl: dataUrl('video/mp4', bytes),
  }));
  return { clips, faults: [...made.faults] };
}

const dataUrl = (type: string, bytes: Uint8Array): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

const jpegUrl = (jpeg: Uint8Array | null): string | null => (jpeg === null ? null : dataUrl('image/jpeg', jpeg));
