import type { LiveEndpoints } from '../../shared/domain/occurrence.ts';
import { FaultError, type Fault } from '../../shared/faults/fault.ts';
import type { LiveSettings } from '../../shared/settings/live.ts';
import { targetFrom, type AddressTexts } from './addresses.ts';
import type { Login, PushProtocol, Target } from './target.ts';

/** Targets to push to, and what was wrong with addresses that are left out. */
export interface Chosen {
  readonly targets: readonly Target[];
  readonly faults: readonly Fault[];
}

/** The only bitrate is number 1. */
const SOURCE_INDEX = '1';
const ORDER: readonly PushProtocol[] = ['rtmps', 'rtmp', 'srt', 'rtsp'];
const PLACES = ['primary', 'secondary'] as const;
const LABELS = { primary: 'Primary', secondary: 'Backup' } as const;

/**
 * Kaltura's ingest addresses that the settings ask for: one protocol for both, by default the encrypted one when it is
 * offered. A protocol that was chosen but is not offered falls back to what is. `%i` becomes the index of the stream.
 */
export function chooseTargets(endpoints: LiveEndpoints, settings: LiveSettings): Chosen {
  const offered = ORDER.filter((p) => endpoints[p].primary !== null || endpoints[p].secondary !== null);
  const wanted = offered.find((p) => p === settings.protocol) ?? offered[0];
  if (wanted === undefined) return { targets: [], faults: [] };
  const texts = PLACES.map((place) => textsOf(endpoints, wanted, place)).filter((t) => t !== null);
  return gather(settings.useSecondary ? texts : texts.slice(0, 1));
}

/** Targets of the servers that the operator set up; `keyOf` gives the stream keys from where secrets are kept. */
export function freeTargets(settings: LiveSettings, keyOf: (id: string) => string | null): Chosen {
  const texts = settings.servers
    .filter((s) => s.enabled)
    .map(({ id, label, url }) => ({ id, label, url, stream: keyOf(id) ?? '', login: null, passphrase: null }));
  return gather(texts);
}

function gather(texts: readonly AddressTexts[]): Chosen {
  const targets: Target[] = [];
  const faults: Fault[] = [];
  for (const t of texts) {
    try {
      targets.push(targetFrom(t));
    } catch (e) {
      if (!(e instanceof FaultError)) throw e;
      faults.push(e.fault);
    }
  }
  return { targets, faults };
}

function textsOf(e: LiveEndpoints, protocol: PushProtocol, place: (typeof PLACES)[number]): AddressTexts | null {
  const about = { id: place, label: LABELS[place] };
  if (protocol === 'srt') {
    const srt = e.srt[place];
    return srt && { ...about, url: srt.url, stream: srt.streamId, login: null, passphrase: srt.passphrase };
  }
  const url = e[protocol][place];
  if (url === null) return null;
  return {
    ...about,
    url: withIndex(url),
    stream: protocol === 'rtsp' ? '' : withIndex(e.streamName),
    login: loginFor(e, url),
    passphrase: null,
  };
}

/** The token in the query is all that Kaltura's own servers ask for; others get user and password. */
function loginFor({ username, password }: LiveEndpoints, url: string): Login | null {
  if (username === null || password === null || /[?&]t=/.test(url)) return null;
  return { username, password };
}

const withIndex = (text: string): string => text.replaceAll('%i', SOURCE_INDEX);
