import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { addToken, call, deviceKs, uploadPart } from './plain-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({
    scenario: {
      resources: [{ key: 'room', name: 'Room 702' }],
      entries: [{ key: 'template', name: 'Template', properties: { tags: 'fall', categoriesIds: '7' } }],
      events: [
        { summary: 'Algebra', startsInSeconds: 20, lastsSeconds: 20, resources: ['room'], templateEntry: 'template' },
        { summary: 'Elsewhere', startsInSeconds: 20, lastsSeconds: 20 },
      ],
      lifeCycle: { convertSeconds: 0 },
    },
  });
});
afterEach(() => sandbox.close());

it('takes a device from its app token to a ready entry with the right bytes', async () => {
  const ks = await deviceKs(sandbox);
  const { resourceId } = sandbox.credentials;
  const filter = { resourceIdsLike: String(resourceId), endDateGreaterThanOrEqual: 0, orderBy: '+startDate' };
  const schedule = await call(sandbox, 'schedule_scheduleEvent.list', { ks, filter });
  expect(schedule).toMatchObject({ totalCount: 1, objects: [{ summary: 'Algebra', recurrenceType: 0 }] });
  const templateEntryId = sandbox.keys.entries.get('template');

  const token = await addToken(sandbox, ks, { fileName: 'algebra.mp4' });
  const bytes = randomBytes(300_000);
  const piece = (from: number, to: number) => new Uint8Array(bytes.subarray(from, to));
  await uploadPart(sandbox, ks, token, piece(0, 100_000), { finalChunk: false });
  const parked = await uploadPart(sandbox, ks, token, piece(200_000, 300_000), {
    resume: true,
    finalChunk: false,
    resumeAt: 200_000,
  });
  expect(parked).toMatchObject({ status: 1, uploadedFileSize: '100000' });
  await uploadPart(sandbox, ks, token, piece(100_000, 200_000), { resume: true, finalChunk: false, resumeAt: 100_000 });
  const full = await uploadPart(sandbox, ks, token, piece(0, 0), { resume: true, resumeAt: 300_000 });
  expect(full).toMatchObject({ status: 2, uploadedFileSize: '300000' });

  const entry = await call(sandbox, 'media.add', {
    ks,
    entry: { objectType: 'KalturaMediaEntry', mediaType: 1, name: 'Algebra', templateEntryId },
  });
  expect(entry).toMatchObject({ status: 7, name: 'Algebra', tags: 'fall', templateEntryId, userId: 'room-702' });
  const entryId = String(entry['id']);
  const resource = { objectType: 'KalturaUploadedFileTokenResource', token };
  await call(sandbox, 'media.addContent', { ks, entryId, resource });

  expect(await call(sandbox, 'baseEntry.get', { ks, entryId })).toMatchObject({ status: 2 });
  expect(await call(sandbox, 'uploadToken.get', { ks, uploadTokenId: token })).toMatchObject({
    status: 3,
    attachedObjectId: entryId,
  });
  const media = await sandbox.media(entryId);
  expect(media?.bytes).toBe(300_000);
  expect(await media?.sha256()).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(await call(sandbox, 'media.addContent', { ks, entryId, resource })).toMatchObject({
    code: 'ENTRY_ALREADY_WITH_CONTENT',
  });
  expect(sandbox.bugs).toEqual([]);
});

it('keeps no secret in its request log', async () => {
  const ks = await deviceKs(sandbox);
  const log = JSON.stringify(sandbox.requests);
  expect(log).toContain('"action":"startsession"');
  expect(log).not.toContain(ks);
  expect(log).not.toContain(sandbox.credentials.token);
});
