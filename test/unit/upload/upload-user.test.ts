import { beforeEach, expect, test } from 'vitest';
import { JournalLedger } from '../../../electron/journal/ledger.ts';
import type { KalturaApi } from '../../../electron/kaltura/api.ts';
import { KalturaRefusal } from '../../../electron/kaltura/refusal.ts';
import type { UploadParts } from '../../../electron/upload/parts.ts';
import { apiOf, leaveUser, settleUser } from '../../../electron/upload/upload-user.ts';
import { uploadingRecording } from '../../../electron/upload/track-desk.ts';
import type { RecordingEvent } from '../../../shared/domain/fact.ts';
import type { RecordingId, TrackId } from '../../../shared/domain/ids.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { uploadSchema } from '../../../shared/settings/upload.ts';
import { noApi } from '../../support/delivery-device.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { MemoryJournal } from '../../support/memory-journal.ts';
import { at, frame, occurrence, track } from '../../support/occurrences.ts';
import { quietLog } from '../../support/quiet-log.ts';

const id = 'rec-1' as RecordingId;
const camera = 'camera' as TrackId;
const never = new AbortController().signal;
const refusal = (code: string): KalturaRefusal =>
  new KalturaRefusal({ code, message: '', args: {} }, 'uploadToken.list');

let ledger: JournalLedger;
beforeEach(() => {
  ledger = new JournalLedger(new MemoryJournal(), new FakeClock(at('16:00')));
  ledger.tell(
    id,
    { type: 'recording-opened', frame: frame({ trackIds: [camera], occurrence: occurrence({ ownerId: 'ada' }) }) },
    { type: 'capture-began' },
    { type: 'joining-began' },
    { type: 'captured', tracks: [track('camera')], gaps: [] },
    { type: 'upload-queued' },
  );
});

/** Kaltura answers for the owner as `error` says. */
function partsWith(error: Error): UploadParts {
  const owners: KalturaApi = { ...noApi, call: () => Promise.reject(error) };
  return {
    ...{ api: noApi, asUser: () => owners, ledger, clock: new FakeClock(at('16:00')), files: new MemoryFiles() },
    random: { uniform: () => 0, bytes: (length) => new Uint8Array(length) },
    log: quietLog,
    settings: () => uploadSchema.parse({ asEventOwner: true }),
    zone: () => 'UTC',
  };
}

const settle = async (error: Error): Promise<void> => {
  const recording = uploadingRecording(ledger, id);
  if (recording) await settleUser(partsWith(error), recording, never);
};
const now = () => uploadingRecording(ledger, id);

test.each(['USER_BLOCKED', 'INVALID_USER_ID', 'START_SESSION_ERROR', 'ACCESS_UNAUTHORIZED'])(
  'an owner whom Kaltura refuses with %s is left for the own session, with a remark',
  async (code) => {
    await settle(refusal(code));
    expect(now()).toMatchObject({ uploadUser: null, uploads: [{ remarks: [{ code: 'owner-session-refused' }] }] });
    expect(apiOf(partsWith(refusal(code)), now() ?? undefined)).toBe(noApi);
  },
);

test.each([new FaultError(fault('unreachable')), refusal('APP_TOKEN_NOT_ACTIVE'), refusal('SERVICE_FORBIDDEN')])(
  'what is not about the owner settles nothing: %s',
  async (error) => {
    await expect(settle(error)).rejects.toBe(error);
    expect(now()?.uploadUser).toBeUndefined();
  },
);

const TOKEN: readonly RecordingEvent[] = [
  { type: 'upload-user-chosen', userId: 'ada' },
  { type: 'token-asked', trackId: camera, fileName: 'a.mp4' },
];

test('an owner who is refused before there is an entry is left, and the token too', () => {
  ledger.tell(id, ...TOKEN);
  expect(leaveUser(partsWith(refusal('USER_BLOCKED')), id, refusal('USER_BLOCKED'))).toBe(true);
  expect(now()).toMatchObject({ uploadUser: null, uploads: [{ step: 'waiting' }] });
});

test('an owner of whom there may be an entry is not left', () => {
  const receipt = 123_456_789_012;
  ledger.tell(id, ...TOKEN, { type: 'entry-asked', trackId: camera, parentEntryId: null, receipt });
  const parts = partsWith(refusal('USER_BLOCKED'));
  expect(() => leaveUser(parts, id, refusal('USER_BLOCKED'))).toThrow('allows no upload as ada any more');
  expect(now()?.uploadUser).toBe('ada');
});

test('other refusals, and those of the own session, are left alone', () => {
  const parts = partsWith(refusal('USER_BLOCKED'));
  expect(leaveUser(parts, id, refusal('USER_BLOCKED'))).toBe(false);
  ledger.tell(id, ...TOKEN);
  expect(leaveUser(parts, id, refusal('UPLOAD_TOKEN_NOT_FOUND'))).toBe(false);
});

test('the user stays over a failure and its retry', () => {
  ledger.tell(id, ...TOKEN, { type: 'failed', stage: 'upload', fault: fault('entry-failed'), retryAt: null });
  ledger.tell(id, { type: 'retried' });
  expect(now()?.uploadUser).toBe('ada');
});
