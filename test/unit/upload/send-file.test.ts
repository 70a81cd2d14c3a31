import { expect, test } from 'vitest';
import type { KalturaApi } from '../../../electron/kaltura/api.ts';
import type { UploadToken } from '../../../electron/kaltura/upload-tokens.ts';
import { ByteRanges } from '../../../electron/upload/byte-ranges.ts';
import { ChunkSize } from '../../../electron/upload/chunk-size.ts';
import { sendFile } from '../../../electron/upload/send-file.ts';
import type { UploadTokenId } from '../../../shared/domain/ids.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { at } from '../../support/occurrences.ts';

const MIB = 1024 * 1024;

test('what the server turns out to have is not sent again', async () => {
  const bytes = 60 * MIB;
  const token: UploadToken = {
    ...{ id: 't' as UploadTokenId, status: 'partial', fileName: 'x.mp4', fileSize: bytes },
    ...{ uploadedBytes: 10 * MIB, uploadUrl: null },
  };
  const sent: number[] = [];
  // Pieces from 12 to 58 MiB arrived before a cut, and their answers were lost.
  const api = {
    sendFile: async (_service: string, _action: string, place: { resumeAt: number }, part: { length: number }) => {
      sent.push(place.resumeAt / MIB);
      const end = place.resumeAt + part.length;
      return Promise.resolve({ ...token, uploadedBytes: end >= 12 * MIB ? Math.max(end, 58 * MIB) : end });
    },
  } as unknown as KalturaApi;
  const arrived = new ByteRanges();
  arrived.add({ from: 0, to: 10 * MIB });
  let acknowledged = 0;
  await sendFile({
    ...{ api, token, bytes, arrived, fileName: 'x.mp4', clock: new FakeClock(at('08:00')), parallel: 1 },
    read: async function* () {
      yield await Promise.resolve(new Uint8Array());
    },
    chunkSize: new ChunkSize(4 * MIB),
    mayGoOn: () => Promise.resolve(),
    onArrived: (more) => (acknowledged += more),
    signal: new AbortController().signal,
  });
  expect(sent.filter((from) => from >= 16 && from < 58)).toEqual([]);
  expect(sent.at(-1)).toBe(60);
  expect(acknowledged).toBe(50 * MIB);
});

test('chunks become shorter towards the end, so that no line works alone at last', async () => {
  const bytes = 400 * MIB;
  const token: UploadToken = {
    ...{ id: 't' as UploadTokenId, status: 'partial', fileName: 'x.mp4', fileSize: bytes },
    ...{ uploadedBytes: 1, uploadUrl: null },
  };
  const lengths: number[] = [];
  const api = {
    sendFile: async (_service: string, _action: string, _place: unknown, part: { length: number }) => {
      lengths.push(part.length / MIB);
      return Promise.resolve({ ...token, uploadedBytes: 0 });
    },
  } as unknown as KalturaApi;
  await sendFile({
    ...{ api, token, bytes, fileName: 'x.mp4', clock: new FakeClock(at('08:00')), parallel: 2 },
    arrived: new ByteRanges(),
    read: async function* () {
      yield await Promise.resolve(new Uint8Array());
    },
    chunkSize: new ChunkSize(128 * MIB),
    mayGoOn: () => Promise.resolve(),
    onArrived: () => undefined,
    signal: new AbortController().signal,
  });
  const sent = lengths.slice(0, -1);
  expect(sent[0]).toBe(32);
  expect(sent).toEqual([...sent].sort((a, b) => b - a));
  expect(sent.slice(-4, -1)).toEqual([4, 4, 4]);
  expect(sent.reduce((sum, length) => sum + length, 0)).toBeCloseTo(400, 6);
});
