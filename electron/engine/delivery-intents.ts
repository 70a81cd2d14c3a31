import type { RecordingId } from '../../shared/domain/ids.ts';
import type { DropFolders } from '../ports/drop-folders.ts';
import type { Engine } from '../ports/engine.ts';
import type { Random } from '../ports/random.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { placeName, placeOf } from '../upload/delivery/place.ts';
import { tryFolder } from '../upload/delivery/trial.ts';
import type { Stick } from '../upload/stick/stick.ts';
import { act } from './acts.ts';

/** The parts behind the settings of deliveries. */
export interface DeliveryIntentParts {
  readonly drops: DropFolders;
  readonly random: Random;
  readonly secrets: Secrets;
  readonly settings: SettingsStore;
  readonly stick: Pick<Stick, 'cancel'>;
}

type DeliveryIntents = Pick<Engine['intents'], 'setDeliverySecret' | 'deliverySecrets' | 'tryDelivery' | 'cancelCopy'>;

const NAMES = ['password', 'private-key', 'passphrase'] as const;

/** Ties what the window may ask about deliveries to the parts that do it. */
export function makeDeliveryIntents({ drops, random, secrets, settings, stick }: DeliveryIntentParts): DeliveryIntents {
  return {
    setDeliverySecret: async ({ name, value }) => {
      if (value === null) await secrets.remove(`delivery-${name}`);
      else await secrets.set(`delivery-${name}`, name === 'private-key' ? wholeKey(value) : value);
      return {};
    },
    deliverySecrets: async () => {
      const values = await Promise.all(NAMES.map((name) => secrets.get(`delivery-${name}`)));
      return { kept: NAMES.filter((_, i) => values[i] !== null) };
    },
    cancelCopy: ({ recordingId }) => act(() => stick.cancel(recordingId as RecordingId | null)),
    tryDelivery: async () => {
      const { delivery } = settings.get();
      const { signal } = new AbortController();
      const drop = await drops.open(await placeOf(delivery, secrets), signal);
      try {
        await tryFolder(drop, random, signal);
      } finally {
        await drop.close();
      }
      // The settings may have changed meanwhile.
      const now = settings.get().delivery;
      const isSamePlace = placeName(now) === placeName(delivery);
      if (drop.hostKey !== null && isSamePlace) settings.change({ delivery: { ...now, hostKey: drop.hostKey } });
      return { place: placeName(delivery), hostKey: drop.hostKey };
    },
  };
}

const KEY_LINE = /.{1,64}/g;

/** A private key with its lines again, which a field of one line has taken out of it. */
function wholeKey(text: string): string {
  const parts = /^(-----BEGIN [^-]+-----)([A-Za-z0-9+/=\s]+)(-----END [^-]+-----)\s*$/.exec(text.trim());
  if (!parts) return text;
  const [, begin = '', body = '', end = ''] = parts;
  return [begin, ...(body.replace(/\s+/g, '').match(KEY_LINE) ?? []), end, ''].join('\n');
}
