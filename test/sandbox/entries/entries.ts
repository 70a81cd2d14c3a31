import { apiError, invalidKs } from '../wire/errors.ts';
import type { WireObject } from '../wire/value.ts';
import { dropWithheld, hiddenProperties } from '../sessions/property-rights.ts';
import { newObjectId } from '../state/ids.ts';
import type { Entry } from '../state/model.ts';
import { isA } from '../types/classes.ts';
import type { Decoded } from '../types/decode.ts';
import { encode } from '../types/encode.ts';
import { storedValues } from '../types/stored-values.ts';
import { validate } from '../types/validate.ts';
import { callerOf, type Call } from '../services/call.ts';
import { conversionProfiles } from './conversion-profiles.ts';
import { entryStatus, statusAt } from './life-cycle.ts';
import { copiedFromTemplate } from './template.ts';

/** The entry of that id and class, deleted ones apart. Throws ENTRY_ID_NOT_FOUND. */
export function findEntry(call: Call, id: string, className = 'KalturaBaseEntry'): Entry {
  const entry = call.state.entries.get(id);
  if (entry === undefined || entry.status === entryStatus.deleted || !isA(entry.objectType, className))
    throw apiError('ENTRY_ID_NOT_FOUND', id);
  return entry;
}

/** True for a recording or any other media, false for a live entry, although its class descends from KalturaMediaEntry. */
export const isMediaClip = (entry: Entry): boolean =>
  isA(entry.objectType, 'KalturaMediaEntry') && !isA(entry.objectType, 'KalturaLiveEntry');

/** The media entry of that id. Throws ENTRY_ID_NOT_FOUND, for a live entry too. */
export function findMediaClip(call: Call, id: string): Entry {
  const entry = findEntry(call, id);
  if (!isMediaClip(entry)) throw apiError('ENTRY_ID_NOT_FOUND', id);
  return entry;
}

/** Throws INVALID_KS ("", -4, INVALID_TYPE) when the caller neither owns the entry nor is an admin. */
export function requireOwner(call: Call, entry: Entry): void {
  const caller = callerOf(call);
  if (caller.type !== 2 && caller.userId.toLowerCase() !== entry.userId.toLowerCase()) throw invalidKs.notYours();
}

/** An entry as the caller sees it now. */
export const showEntry = (call: Call, entry: Entry): WireObject =>
  encode(
    { ...entry, status: statusAt(entry, call.now, call.lifeCycle) },
    hiddenProperties(entry.objectType, callerOf(call).role),
  );

function checkParent(call: Call, values: Decoded['values'], self: string): void {
  const parentId = values['parentEntryId'];
  if (typeof parentId !== 'string' || parentId === '') return;
  const forbidden = ['categories', 'categoriesIds', 'accessControlId', 'startDate', 'endDate'];
  if (forbidden.some((name) => values[name] !== undefined && values[name] !== null))
    throw apiError('ASSIGNING_INFO_TO_ENTRY_WITH_PARENT_IS_FORBIDDEN', parentId);
  const seen = new Set([self]);
  for (let id: string | null | undefined = parentId; typeof id === 'string' && id !== '';) {
    if (seen.has(id)) throw apiError('CYCLE_IN_PARENTAGE');
    seen.add(id);
    const parent: Entry | undefined = call.state.entries.get(id);
    if (parent === undefined || parent.status === entryStatus.deleted)
      throw apiError('PARENT_ENTRY_ID_NOT_FOUND', parentId);
    id = parent.parentEntryId;
  }
}

function checkProfile(values: Decoded['values']): void {
  const id = values['conversionProfileId'];
  if (typeof id === 'number' && id > 0 && !conversionProfiles.has(id))
    throw apiError('CONVERSION_PROFILE_ID_NOT_FOUND', String(id));
}

function checkDates(values: Decoded['values']): void {
  const { startDate, endDate } = values as { startDate?: number | null; endDate?: number | null };
  if (typeof startDate === 'number' && typeof endDate === 'number' && endDate > 0 && startDate >= endDate)
    throw apiError('INVALID_ENTRY_SCHEDULE_DATES');
}

function ownerOf(call: Call, values: Decoded['values']): string {
  const caller = callerOf(call);
  const asked = values['userId'];
  if (typeof asked !== 'string') return caller.userId;
  if (caller.type !== 2 && asked.toLowerCase() !== caller.userId.toLowerCase()) throw invalidKs.notYours();
  return asked;
}

/** media.add and baseEntry.add: the order of the steps is the server's, so a bad parent leaves the bare entry behind. */
export function addEntry(call: Call, sentByClient: Decoded): Entry {
  const { object: sent, headers } = dropWithheld(sentByClient, callerOf(call).role, 'insert');
  call.addHeaders(headers);
  validate(sent, 'insert');
  const owner = ownerOf(call, sent.values);
  const { now, state } = call;
  const partnerId = state.account.partnerId;
  const template = copiedFromTemplate(state, sent);
  const entry: Entry = {
    name: `${partnerId}_${now}`,
    ...template,
    objectType: sent.objectType,
    id: newObjectId(),
    partnerId,
    status: entryStatus.noContent,
    userId: owner,
    createdAt: now,
    updatedAt: now,
    contentAt: null,
    contentTokenId: null,
    creatorId: owner,
    moderationStatus: 6,
    type: 1,
  };
  if (template !== null) state.entries.set(entry.id, entry);
  checkParent(call, sent.values, entry.id);
  checkDates(sent.values);
  checkProfile(sent.values);
  const given = Object.entries(storedValues(sent)).filter(([name, v]) => v !== null && name !== 'templateEntryId');
  Object.assign(entry, Object.fromEntries(given));
  state.entries.set(entry.id, entry);
  return entry;
}

/** media.update and baseEntry.update. */
export function updateEntry(call: Call, entry: Entry, sentByClient: Decoded): Entry {
  requireOwner(call, entry);
  const { object: sent, headers } = dropWithheld(sentByClient, callerOf(call).role, 'update');
  call.addHeaders(headers);
  validate(sent, 'update', entry);
  checkParent(call, sent.values, entry.id);
  return Object.assign(entry, storedValues(sent), { updatedAt: call.now });
}
