import type { EntryId, EventId } from '../../shared/domain/ids.ts';
import type { LiveEndpoints } from '../../shared/domain/occurrence.ts';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import type { LiveSettings } from '../../shared/settings/live.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import { getLiveEntry } from '../kaltura/live.ts';
import type { Target } from './target.ts';
import { chooseTargets, freeTargets, type Chosen } from './targets.ts';

/** What addresses are looked up for. */
export interface Addressee {
  readonly entryId: EntryId | null;
  readonly eventId: EventId;
  readonly title: string;
}

/** Where addresses come from. */
export interface AddressBook {
  readonly api: KalturaApi;
  readonly settings: () => LiveSettings;
  /** What the schedule itself told of an event's addresses; null when it told nothing. SECRET. */
  readonly scheduled: (eventId: EventId) => LiveEndpoints | null;
  /** Stream key of a server of the settings. SECRET. */
  readonly keyOf: (serverId: string) => Promise<string | null>;
}

/** Where to push, and how it stands. */
export interface Addresses {
  readonly targets: readonly Target[];
  /** What is wrong with an address or with all of them; null when nothing is. */
  readonly fault: Fault | null;
  /** Asking again may give more. */
  readonly askAgain: boolean;
  /** Kaltura keeps a recording of the broadcast itself; null when that could not be asked. */
  readonly kalturaRecords: boolean | null;
}

/** The server does not keep a start waiting longer than this. */
const ANSWER_MS = 8000;

/**
 * Looks the addresses up: Kaltura's own, fresh from the entry since its password may be a new one, else as the schedule
 * told them; and those of the operator's servers. Never throws for a network that is down.
 */
export async function lookUpAddresses(book: AddressBook, to: Addressee, signal: AbortSignal): Promise<Addresses> {
  const settings = book.settings();
  const free = await operatorsServers(book, settings);
  const kaltura = await kalturaAddresses(book, to, settings, signal);
  const targets = [...kaltura.targets, ...free.targets];
  const why = kaltura.fault ?? free.faults[0] ?? (targets.length === 0 ? noEndpoints(to) : null);
  return { ...kaltura, targets, fault: why };
}

async function kalturaAddresses(
  { api, scheduled }: AddressBook,
  to: Addressee,
  settings: LiveSettings,
  signal: AbortSignal,
): Promise<Addresses> {
  const known = scheduled(to.eventId);
  const fromSchedule = known ? chooseTargets(known, settings) : NONE;
  if (to.entryId === null) return addresses(fromSchedule, { askAgain: false, kalturaRecords: null });
  try {
    const entry = await getLiveEntry(api, to.entryId, { signal, idleTimeoutMs: ANSWER_MS });
    if (!entry.isLiveStream) return { ...NOTHING, fault: fault('live-wrong-entry', paramsOf(to)) };
    return addresses(chooseTargets(entry.endpoints, settings), {
      askAgain: false,
      kalturaRecords: entry.kalturaRecords,
    });
  } catch (e) {
    if (!(e instanceof FaultError) && !signal.aborted) throw e;
    const isKnown = fromSchedule.targets.length > 0;
    const detail = e instanceof FaultError ? e.message : '';
    const unread = isKnown ? null : fault('live-entry-unread', paramsOf(to), detail);
    return { ...addresses(fromSchedule, { askAgain: true, kalturaRecords: null }), fault: unread };
  }
}

const NONE: Chosen = { targets: [], faults: [] };
const NOTHING: Addresses = { targets: [], fault: null, askAgain: false, kalturaRecords: null };

const addresses = (chosen: Chosen, rest: Pick<Addresses, 'askAgain' | 'kalturaRecords'>): Addresses => ({
  targets: chosen.targets,
  fault: chosen.faults[0] ?? null,
  ...rest,
});

/** Targets of the operator's servers; none where the keys cannot be read. */
async function operatorsServers(book: AddressBook, settings: LiveSettings): Promise<Chosen> {
  const keys = new Map<string, string | null>();
  try {
    for (const { id, enabled } of settings.servers) if (enabled) keys.set(id, await book.keyOf(id));
  } catch (e) {
    if (!(e instanceof FaultError)) throw e;
    return { targets: [], faults: [e.fault] };
  }
  return freeTargets(settings, (id) => keys.get(id) ?? null);
}

const paramsOf = (to: Addressee): Fault['params'] => ({ title: to.title, entryId: to.entryId ?? '' });
const noEndpoints = (to: Addressee): Fault => fault('no-endpoints', paramsOf(to));
