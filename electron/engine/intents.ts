import type { EntryId, ResourceId } from '../../shared/domain/ids.ts';
import type { OccurrenceKind } from '../../shared/domain/occurrence.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { IntentArgs } from '../../shared/ipc/intents.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import { examine, NOTHING_KNOWN, type KnownThings } from '../doctor/examination.ts';
import { prepare } from '../doctor/preparation.ts';
import { isSafeUrl } from '../kaltura/server.ts';
import type { Engine } from '../ports/engine.ts';
import { act, DONE, idOf, settled } from './acts.ts';
import { deviceIntents } from './device-intents.ts';
import type { EngineParts } from './parts.ts';
import { makeDeliveryIntents } from './delivery-intents.ts';
import { liveIntents } from './live-intents.ts';
import { makeScheduleIntents } from './schedule-intents.ts';
import { explainingIntents } from './explaining.ts';
import { WEBHOOK_SECRET } from './secret-names.ts';
import { uploadIntents } from './upload-intents.ts';

/** Ties what the window may ask to the parts that do it. */
export function makeIntents(parts: EngineParts, snapshot: () => Snapshot): Engine['intents'] {
  const { operator, pairing, settings } = parts;
  return {
    ...makeScheduleIntents(parts),
    ...makeDeliveryIntents(parts),
    ...explainingIntents(parts),
    pair: (args) => pairing.pair(args),
    examine: async ({ trial }) => {
      const known = trial === null ? knownThings(parts) : NOTHING_KNOWN;
      return { lines: [...(await examine(pairing.apart(trial), known))] };
    },
    prepareAccount: async (args) => prepare(parts.administrator(args), args),
    unpair: () => pairing.unpair().then(() => DONE),
    listResources: async () => ({ resources: [...(await pairing.listResources())] }),
    chooseResource: (args) =>
      settled(() => pairing.chooseResource(args))
        .then(() => sync(parts))
        .then(() => DONE),
    registerResource: async (args) => {
      const resource = await pairing.registerResource(args);
      await sync(parts);
      return resource;
    },
    syncNow: () => sync(parts).then(() => DONE),
    startNow: (args) => settled(() => ({ recordingId: operator.startNow(args) })),
    stop: (args) => act(() => operator.stop(idOf(args))),
    undoStop: (args) =>
      act(() => (parts.veto.isStopped(idOf(args)) ? parts.veto.against(idOf(args)) : operator.undoStop(idOf(args)))),
    vetoChange: (args) => act(() => parts.veto.against(idOf(args))),
    followSchedule: (args) => act(() => parts.veto.takeBack(idOf(args))),
    extend: (args) => act(() => operator.extend(idOf(args), args.minutes)),
    pause: (args) => act(() => operator.pause(idOf(args))),
    resume: (args) => act(() => operator.resume(idOf(args))),
    ...uploadIntents(parts),
    ...liveIntents(parts),
    overrideSlot: (args) => act(() => operator.override(args)),
    setAlertSecret: ({ name, value }) => keepAlertSecret(parts, `alert-${name}`, value).then(() => DONE),
    diagnose: async ({ checks }) => ({ lines: [...(await parts.diagnosis.run(checks ?? undefined))] }),
    readLog: async (filter) => ({ lines: [...(await parts.logReader.lines(filter))] }),
    supportBundle: async () => ({ files: [...(await parts.support.gather(snapshot()))] }),
    testAlerts: async () => ({ tested: [...(await parts.alerts.test())] }),
    lockedSettings: () => Promise.resolve({ keys: [...settings.locked().keys], file: settings.locked().file }),
    settings: () => Promise.resolve(settings.get()),
    changeSettings: async (args) => {
      const changes = await withoutLogins(parts, args);
      return settings.change(sectionsOf(settings.get(), changes));
    },
    ...deviceIntents(parts),
  };
}

/** Fetches the schedule of the room as the settings name it now. Throws FaultError when there is none or it cannot be had. */
async function sync({ calendar, feed, pairing, settings }: EngineParts): Promise<void> {
  pairing.current();
  if (settings.get().resource === null) throw new FaultError(fault('no-resource'));
  await feed.refresh();
  await calendar.syncNow();
  const failed = calendar.status().fault;
  if (failed) throw new FaultError(failed);
}

/** What the schedule and the settings tell the doctor to try. */
function knownThings({ calendar, settings }: EngineParts): KnownThings {
  const occurrences = calendar.occurrences().filter((o) => o.templateEntryId !== null);
  const templateOf = (kind: OccurrenceKind): EntryId | null =>
    occurrences.find((o) => o.kind === kind)?.templateEntryId ?? null;
  const resourceId = (settings.get().resource?.id ?? null) as ResourceId | null;
  const bulkUploads = settings.get().delivery.way === 'bulk-upload';
  return { resourceId, templateEntryId: templateOf('record'), liveEntryId: templateOf('live'), bulkUploads };
}

/** Throws FaultError `bad-request` for an address that is none, `secrets-unavailable`. */
async function keepAlertSecret({ secrets }: EngineParts, name: string, value: string | null): Promise<void> {
  if (value === null) return secrets.remove(name);
  if (name === WEBHOOK_SECRET && !isSafeUrl(URL.parse(value)))
    throw new FaultError(fault('bad-request', { problem: 'the webhook needs an https address' }));
  await secrets.set(name, value);
}

/** What stands in the addresses of sources is kept with the secrets. Throws FaultError `secrets-unavailable`. */
async function withoutLogins(
  { sourceDesk }: EngineParts,
  changes: IntentArgs<'changeSettings'>,
): Promise<IntentArgs<'changeSettings'>> {
  const sources = changes.capture?.sources;
  if (sources === undefined) return changes;
  return { ...changes, capture: { ...changes.capture, sources: await sourceDesk.withoutLogins(sources) } };
}

/** The whole sections that result from changing some. */
function sectionsOf(now: Settings, changes: IntentArgs<'changeSettings'>): Partial<Settings> {
  const entries = Object.entries(changes).filter(([, section]) => section !== undefined);
  return Object.fromEntries(
    entries.map(([name, section]) => [name, { ...now[name as keyof typeof changes], ...section }]),
  );
}
