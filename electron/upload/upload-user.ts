import type { RecordingEvent } from '../../shared/domain/fact.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { UploadingRecording } from '../../shared/domain/upload-queue.ts';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import { isRefusal } from '../kaltura/refusal.ts';
import { tokensWhere } from '../kaltura/upload-tokens.ts';
import type { UploadParts } from './parts.ts';
import { uploadingRecording } from './track-desk.ts';

/*
 * Kaltura makes the user of the session the owner of a new entry, and lets only that user see an upload token and give the
 * entry its content. So whose session a recording is uploaded in is settled and journaled before its first token.
 */

/** How Kaltura says that it has nothing for this user. */
const USER_REFUSED = ['START_SESSION_ERROR', 'INVALID_USER_ID', 'USER_BLOCKED', 'ACCESS_UNAUTHORIZED'];

/** The api in the session that this recording is uploaded in. */
export const apiOf = (
  { api, asUser }: Pick<UploadParts, 'api' | 'asUser'>,
  recording: Pick<Recording, 'uploadUser'> | undefined,
): KalturaApi => (typeof recording?.uploadUser === 'string' ? asUser(recording.uploadUser) : api);

/** Asks in the session that the recording was uploaded in, or in the device's own when its user is refused by now. */
export async function askAsUploaded<T>(
  parts: Pick<UploadParts, 'api' | 'asUser'>,
  recording: Pick<Recording, 'uploadUser'>,
  ask: (api: KalturaApi) => Promise<T>,
): Promise<T> {
  try {
    return await ask(apiOf(parts, recording));
  } catch (error) {
    const owner = recording.uploadUser ?? null;
    if (owner === null || !refusalOf(error, owner)) throw error;
    return ask(parts.api);
  }
}

/**
 * Settles whose session the recording is uploaded in, where the settings want the owner's and nothing was sent yet: the
 * owner's if it can be had, else the device's own, with a remark that is made once. Throws FaultError when that cannot be
 * found out now.
 */
export async function settleUser(
  parts: UploadParts,
  recording: UploadingRecording,
  signal: AbortSignal,
): Promise<void> {
  const ownerId = ownerWanted(parts, recording);
  // Its entries are not made in a session of this device.
  if (ownerId === null || recording.delivery || recording.uploads.some((u) => u.fileName !== null)) return;
  const reason = await whyRefused(parts, recording, ownerId, signal);
  if (reason) useOwnSession(parts, recording, reason);
  else parts.ledger.tell(recording.id, { type: 'upload-user-chosen', userId: ownerId });
}

/** As `settleUser`, for one that is still being captured. False when the owner is refused: what follows is for later. */
export async function settleUserAhead(parts: UploadParts, recording: Recording, signal: AbortSignal): Promise<boolean> {
  const ownerId = ownerWanted(parts, recording);
  if (ownerId === null || (recording.headStarts ?? []).length > 0) return true;
  if (await whyRefused(parts, recording, ownerId, signal)) return false;
  parts.ledger.tell(recording.id, { type: 'upload-user-chosen', userId: ownerId });
  return true;
}

/** The owner in whose session the settings want it uploaded; null where nothing is to be settled. */
function ownerWanted({ settings }: UploadParts, { occurrence, uploadUser }: Recording): string | null {
  return uploadUser === undefined && settings().asEventOwner ? occurrence.ownerId : null;
}

/** Asks whether Kaltura lets the token act for this user; null: it does. */
async function whyRefused(
  { asUser }: UploadParts,
  { id }: Recording,
  ownerId: string,
  signal: AbortSignal,
): Promise<Fault | null> {
  try {
    // Some users are refused only when their session is used.
    await tokensWhere(asUser(ownerId), { fileName: id }, { signal });
    return null;
  } catch (error) {
    const reason = refusalOf(error, ownerId);
    if (!reason) throw error;
    return reason;
  }
}

/**
 * Kaltura refuses in mid-upload the user that was settled: the device's own session goes on, from a new token, as long as no
 * entry was asked for. Gives false for any other error. Throws FaultError `owner-session-lost` when there may be an entry,
 * which nobody else could give its content.
 */
export function leaveUser(parts: UploadParts, id: Recording['id'], error: unknown): boolean {
  const recording = uploadingRecording(parts.ledger, id);
  const owner = recording?.uploadUser ?? null;
  const reason = owner === null ? null : refusalOf(error, owner);
  if (!recording || owner === null || !reason) return false;
  if (recording.uploads.some((u) => u.receipt !== null)) {
    throw new FaultError(fault('owner-session-lost', { owner }, reason.detail), { cause: error });
  }
  useOwnSession(parts, recording, reason);
  return true;
}

function refusalOf(error: unknown, owner: string): Fault | null {
  if (error instanceof FaultError && error.fault.code === 'owner-session-bound') return error.fault;
  return isRefusal(error, ...USER_REFUSED) ? fault('owner-session-refused', { owner }, error.fault.detail) : null;
}

function useOwnSession({ ledger, log }: UploadParts, recording: UploadingRecording, reason: Fault): void {
  const { id, uploads } = recording;
  log.warn('The owner of the event has no session; the own one is used', { recordingId: id, code: reason.code });
  const begun = uploads.filter((u) => u.fileName !== null && u.step !== 'waiting');
  const remarkedOn = isSaid(ledger.state().recordings.values(), reason) ? [] : uploads.slice(0, 1);
  const events: RecordingEvent[] = [
    { type: 'upload-user-chosen', userId: null },
    ...begun.map(({ trackId }): RecordingEvent => ({ type: 'token-abandoned', trackId })),
    ...remarkedOn.map(({ trackId }): RecordingEvent => ({ type: 'upload-remarked', trackId, fault: reason })),
  ];
  ledger.tell(id, ...events);
}

/** Whether a recording that is known here says so already. */
function isSaid(recordings: Iterable<Recording>, { code, params }: Fault): boolean {
  const same = (f: Fault): boolean => f.code === code && JSON.stringify(f.params) === JSON.stringify(params);
  return [...recordings].some((r) => 'uploads' in r && r.uploads.some((u) => u.remarks.some(same)));
}
