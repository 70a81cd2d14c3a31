import type { SourceId } from '../../shared/domain/ids.ts';
import type { Engine } from '../ports/engine.ts';
import type { EngineParts } from './engine.ts';

type DeviceIntent = 'listDevices' | 'preview' | 'setSourceLogin' | 'sourcesWithLogin';

const DONE = {};

/** What the window may ask about sources. */
export function deviceIntents(parts: EngineParts): Pick<Engine['intents'], DeviceIntent> {
  const { devices, recorder, sourceDesk } = parts;
  return {
    listDevices: async () => ({ devices: [...(await devices())] }),
    preview: async ({ sourceId }) => ({ dataUrl: jpegUrl(await recorder.preview(sourceId as SourceId)) }),
    setSourceLogin: ({ sourceId, login }) => sourceDesk.setLogin(sourceId, login).then(() => DONE),
    sourcesWithLogin: async () => ({ sourceIds: [...(await sourceDesk.sourcesWithLogin())] }),
  };
}

const jpegUrl = (jpeg: Uint8Array | null): string | null =>
  jpeg === null ? null : `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
