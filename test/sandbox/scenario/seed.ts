import { newAppTokenSecret, newObjectId, newStreamPassword } from '../state/ids.ts';
import { entryStatus } from '../entries/life-cycle.ts';
import { broadcastUrls } from '../entries/broadcast-urls.ts';
import type { Keys } from '../state/keys.ts';
import { emptyState, type State } from '../state/state.ts';
import { cancelEvent } from '../schedule/edit-event.ts';
import { regenerate } from '../schedule/series.ts';
import { addEvent } from '../schedule/add-event.ts';
import type { EventSpec, Scenario } from './schema.ts';

const resourceClass = {
  location: 'KalturaLocationScheduleResource',
  camera: 'KalturaCameraScheduleResource',
  liveEntry: 'KalturaLiveEntryScheduleResource',
} as const;

function resolveKey<T>(map: ReadonlyMap<string, T>, key: string, what: string): T {
  const found = map.get(key);
  if (found === undefined) throw new RangeError(`the scenario has no ${what} "${key}"`);
  return found;
}

function seedTokens(state: State, scenario: Scenario, now: number): void {
  for (const spec of scenario.appTokens) {
    const id = spec.id ?? newObjectId();
    state.appTokens.set(id, {
      objectType: 'KalturaAppToken',
      id,
      token: spec.token ?? newAppTokenSecret(),
      partnerId: scenario.partnerId,
      status: spec.status === 'active' ? 2 : 1,
      expiry: spec.expiresInSeconds === null ? null : now + spec.expiresInSeconds,
      sessionType: spec.sessionType,
      sessionUserId: spec.sessionUserId,
      sessionDuration: spec.sessionDurationSeconds,
      sessionPrivileges: spec.sessionPrivileges,
      hashType: spec.hashType,
      createdAt: now,
      updatedAt: now,
    });
  }
}

function seedResources(state: State, scenario: Scenario, now: number): Map<string, number> {
  const ids = new Map<string, number>();
  for (const spec of scenario.resources) {
    const id = spec.id ?? state.nextResourceId++;
    ids.set(spec.key, id);
    state.resources.set(id, {
      objectType: resourceClass[spec.type],
      id,
      partnerId: scenario.partnerId,
      parentId: spec.parent === null ? null : resolveKey(ids, spec.parent, 'resource'),
      name: spec.name,
      systemName: spec.systemName,
      status: spec.status === 'active' ? 2 : 1,
      tags: spec.tags,
      createdAt: now,
      updatedAt: now,
    });
  }
  return ids;
}

function seedEntries(state: State, scenario: Scenario, now: number): Map<string, string> {
  const ids = new Map<string, string>();
  for (const spec of scenario.entries) {
    const id = spec.id ?? newObjectId();
    ids.set(spec.key, id);
    const live = spec.type === 'liveStream';
    const streamPassword = newStreamPassword();
    state.entries.set(id, {
      objectType: live ? 'KalturaLiveStreamEntry' : 'KalturaMediaEntry',
      id,
      partnerId: scenario.partnerId,
      name: spec.name,
      status: live ? entryStatus.ready : entryStatus.noContent,
      userId: spec.userId,
      createdAt: now,
      updatedAt: now,
      contentAt: null,
      contentTokenId: null,
      mediaType: live ? 201 : 1,
      type: live ? 7 : 1,
      ...(live ? { streamPassword, ...broadcastUrls(id, scenario.partnerId, streamPassword, spec.urlStyle) } : {}),
      ...spec.properties,
    });
  }
  return ids;
}

/** Puts an event of a scenario into the state and answers its id. Throws RangeError for an unknown key. */
export function seedEvent(state: State, spec: EventSpec, keys: Keys, now: number): number {
  const { recurrence } = spec;
  const event = addEvent(
    state,
    {
      id: spec.id ?? null,
      objectType: `Kaltura${spec.type.charAt(0).toUpperCase()}${spec.type.slice(1)}ScheduleEvent`,
      resourceIds: spec.resources.map((key) => resolveKey(keys.resources, key, 'resource')),
      properties: {
        summary: spec.summary,
        startDate: Math.floor(now + spec.startsInSeconds),
        endDate: Math.floor(now + spec.startsInSeconds + spec.lastsSeconds),
        ownerId: spec.ownerId,
        ...(spec.templateEntry === null
          ? {}
          : { templateEntryId: resolveKey(keys.entries, spec.templateEntry, 'entry') }),
        ...(recurrence === undefined ? {} : { recurrence: recurrenceOf(recurrence, now), recurrenceType: 1 as const }),
        ...spec.properties,
      },
    },
    now,
  );
  if (event.recurrenceType === 1) regenerate(state, event, now);
  if (spec.cancelled) cancelEvent(state, event, now);
  return event.id;
}

function recurrenceOf({ untilInSeconds, ...rule }: NonNullable<EventSpec['recurrence']>, now: number) {
  const until = untilInSeconds === undefined ? {} : { until: Math.floor(now + untilInSeconds) };
  const given = Object.fromEntries(Object.entries(rule).filter(([, v]) => v !== undefined));
  return { objectType: 'KalturaScheduleEventRecurrence' as const, ...given, ...until };
}

/** The state that a scenario describes. `now` in unix seconds. Throws RangeError for an unknown key. */
export function seed(scenario: Scenario, now: number): { readonly state: State; readonly keys: Keys } {
  const { partnerId, adminSecret, userSecret, allowedExtensions } = scenario;
  const kmcUsers = new Map(Object.entries(scenario.kmcUsers));
  const state = emptyState({ partnerId, adminSecret, userSecret, allowedExtensions, kmcUsers });
  for (const [id, fullIds] of Object.entries(scenario.categories)) state.categories.set(id, fullIds);
  seedTokens(state, scenario, now);
  const resources = seedResources(state, scenario, now);
  const entries = seedEntries(state, scenario, now);
  const keys = { resources, entries };
  for (const event of scenario.events) seedEvent(state, event, keys, now);
  return { state, keys };
}
