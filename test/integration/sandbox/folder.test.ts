import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { addToken, call, deviceKs, uploadPart } from './plain-client.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sandbox-folder-'));
});
afterEach(() => rm(dir, { recursive: true }));

it('goes on from its folder: sessions, calendar, half an upload and its parked piece', async () => {
  const first = await startSandbox({ dir, scenario: { resources: [{ key: 'hall', name: 'Hall' }] } });
  const ks = await deviceKs(first);
  const token = await addToken(first, ks, { fileName: 'a.mp4' });
  const bytes = (text: string) => new TextEncoder().encode(text);
  await uploadPart(first, ks, token, bytes('ab'), { finalChunk: false });
  await uploadPart(first, ks, token, bytes('ef'), { resume: true, finalChunk: false, resumeAt: 4 });
  first.schedule.add({ summary: 'Kept', startsInSeconds: 60, lastsSeconds: 60, resources: ['hall'] });
  await first.close();

  const second = await startSandbox({ dir });
  expect(second.credentials).toEqual(first.credentials);
  const filter = { resourceIdsLike: String(second.keys.resources.get('hall')) };
  expect(await call(second, 'schedule_scheduleEvent.list', { ks, filter })).toMatchObject({
    objects: [{ summary: 'Kept' }],
  });
  const again = await call(second, 'uploadToken.get', { ks, uploadTokenId: token });
  expect(again).toMatchObject({ status: 1, uploadedFileSize: '2', uploadUrl: second.url });
  await uploadPart(second, ks, token, bytes('cd'), { resume: true, finalChunk: false, resumeAt: 2 });
  expect(await uploadPart(second, ks, token, bytes(''), { resume: true, resumeAt: 6 })).toMatchObject({ status: 2 });
  expect(second.bugs).toEqual([]);
  await second.close();
});

it('refuses a folder whose state is something else', async () => {
  await writeFile(join(dir, 'state.json'), '{"version":7}');
  await expect(startSandbox({ dir })).rejects.toThrow(/version/);
});
