import { readdir, readFile, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { addToken, adminKs, call, deviceKs, uploadPart, type Answer, type PartOptions } from './plain-client.ts';

let nowMs: number;
let sandbox: Sandbox;
let ks: string;
let token: string;
beforeEach(async () => {
  nowMs = Date.parse('2026-09-21T08:00:00Z');
  sandbox = await startSandbox({ now: () => nowMs, finalWaitMs: 0 });
  ks = await deviceKs(sandbox);
  token = await addToken(sandbox, ks, { fileName: 'lecture.mp4' });
});
afterEach(async () => {
  expect(sandbox.bugs).toEqual([]);
  await sandbox.close();
});

const text = (value: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(value);
const send = (bytes: string, options: PartOptions = {}): Promise<Answer> =>
  uploadPart(sandbox, ks, token, text(bytes), options);
const first = (bytes: string): Promise<Answer> => send(bytes, { finalChunk: false });
const resume = (bytes: string, resumeAt: number, finalChunk = false): Promise<Answer> =>
  send(bytes, { resume: true, finalChunk, resumeAt });
const get = (): Promise<Answer> => call(sandbox, 'uploadToken.get', { ks, uploadTokenId: token });
async function content(): Promise<string> {
  const path = (await sandbox.media(token))?.path;
  return path === undefined ? '' : readFile(path, 'utf8');
}

describe('parts of a file', () => {
  it('one part without resume is the whole file', async () => {
    expect(await get()).toMatchObject({ status: 0, fileName: 'lecture.mp4' });
    expect(await get()).not.toHaveProperty('uploadedFileSize');
    expect(await send('abc')).toMatchObject({ status: 2, uploadedFileSize: '3' });
    expect(await content()).toBe('abc');
  });

  it('a part without resume replaces what was there', async () => {
    await first('old bytes');
    expect(await first('new')).toMatchObject({ status: 1, uploadedFileSize: '3' });
    expect(await content()).toBe('new');
  });

  it('a part at an offset overlaps, extends, is parked behind a gap, or is ignored as a repeat', async () => {
    await first('abcd');
    expect(await resume('CDEF', 2)).toMatchObject({ uploadedFileSize: '6' });
    expect(await resume('ijkl', 8)).toMatchObject({ status: 1, uploadedFileSize: '6' });
    expect(await resume('cdef', 2)).toMatchObject({ uploadedFileSize: '6' });
    expect(await resume('gh', 6)).toMatchObject({ uploadedFileSize: '12' });
    expect(await content()).toBe('abCDEFghijkl');
  });

  it('three parts out of order and an empty final one make the file', async () => {
    await first('aa');
    await resume('cc', 4);
    await resume('bb', 2);
    expect(await resume('', 6, true)).toMatchObject({ status: 2, uploadedFileSize: '6' });
    expect(await content()).toBe('aabbcc');
  });

  it('appends without an offset, and so doubles a part that is sent again', async () => {
    await first('ab');
    await send('cd', { resume: true, finalChunk: false });
    await send('cd', { resume: true, finalChunk: false });
    expect(await content()).toBe('abcdcd');
  });

  it('a final part that leaves a gap fails, and may be repeated once the gap is filled', async () => {
    await first('ab');
    expect(await resume('ef', 4, true)).toMatchObject({ code: 'UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE' });
    expect(await get()).toMatchObject({ status: 1, uploadedFileSize: '2' });
    await resume('cd', 2);
    expect(await resume('ef', 4, true)).toMatchObject({ status: 2, uploadedFileSize: '6' });
  });

  it('a final part waits for missing ones that are still on their way', async () => {
    await sandbox.close();
    sandbox = await startSandbox({ now: () => nowMs, finalWaitMs: 30_000 });
    ks = await deviceKs(sandbox);
    token = await addToken(sandbox, ks);
    await first('ab');
    const final = resume('ef', 4, true);
    await resume('cd', 2);
    expect(await final).toMatchObject({ status: 2, uploadedFileSize: '6' });
  });

  it('a final part at 0 is complete without any check', async () => {
    await first('abcdef');
    expect(await resume('AB', 0, true)).toMatchObject({ status: 2, uploadedFileSize: '6' });
    expect(await content()).toBe('ABcdef');
  });

  it('an empty part that is not final is accepted and ignored', async () => {
    await first('ab');
    expect(await resume('', 9)).toMatchObject({ status: 1, uploadedFileSize: '2' });
  });

  it('the same part twice at once does no harm', async () => {
    await first('ab');
    const both = await Promise.all([resume('cd', 2), resume('cd', 2)]);
    expect(both).toMatchObject([{ status: 1 }, { status: 1 }]);
    expect(await resume('', 4, true)).toMatchObject({ status: 2 });
    expect(await content()).toBe('abcd');
  });
});

describe('autoFinalize', () => {
  const begin = async (): Promise<void> => {
    token = await addToken(sandbox, ks, { autoFinalize: 1, fileSize: 6 });
  };

  it('completes a file by counting its bytes', async () => {
    await begin();
    expect(await send('abcdef', { finalChunk: false })).toMatchObject({ status: 2 });
    await begin();
    await first('ab');
    await resume('ef', 4);
    expect(await resume('cd', 2)).toMatchObject({ status: 2, uploadedFileSize: '6' });
  });

  it('counts a repeat twice, and so takes a part for the last too early', async () => {
    await begin();
    await first('ab');
    await resume('cd', 2);
    expect(await resume('cd', 2)).toMatchObject({ code: 'UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE' });
  });

  it('takes any appended part for the last', async () => {
    await begin();
    await first('ab');
    expect(await send('cd', { resume: true, finalChunk: false })).toMatchObject({ status: 2, uploadedFileSize: '4' });
  });
});

describe('what is refused', () => {
  it('resume before a first part, a complete token, a part without a file name', async () => {
    expect(await resume('ab', 0)).toMatchObject({ code: 'UPLOAD_TOKEN_CANNOT_RESUME' });
    expect(await send('ab')).toMatchObject({ status: 2 });
    expect(await send('ab')).toMatchObject({ code: 'UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD' });
    const other = await addToken(sandbox, ks);
    const body = `--b\r\nContent-Disposition: form-data; name="fileData"; filename=""\r\n\r\nx\r\n--b--\r\n`;
    const query = new URLSearchParams({ ks, uploadTokenId: other, format: '1' });
    const answer = await fetch(`${sandbox.url}/api_v3/service/uploadToken/action/upload?${query.toString()}`, {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
      body,
    });
    expect(await answer.json()).toMatchObject({ code: 'UPLOAD_ERROR' });
  });

  it('a token that nothing advanced for seven days; each advance renews it', async () => {
    await first('ab');
    nowMs += 604_800_000;
    ks = await deviceKs(sandbox);
    expect(await resume('cd', 2)).toMatchObject({ status: 1 });
    nowMs += 604_801_000;
    ks = await deviceKs(sandbox);
    expect(await resume('ef', 4)).toMatchObject({
      code: 'UPLOAD_PASSED_MAX_RESUME_TIME_ALLOWED',
      args: { MAX_RESUME_TIME: '604800' },
    });
  });

  it('a restricted type, at the final part', async () => {
    sandbox.state.account.allowedExtensions = ['mp4'];
    token = await addToken(sandbox, ks, { fileName: 'run.exe' });
    expect(await send('a', { finalChunk: false, fileName: 'run.exe' })).toMatchObject({ status: 1 });
    expect(await resume('b', 1, true)).toMatchObject({ code: 'UPLOAD_TOKEN_FILE_TYPE_RESTRICTED_FOR_UPLOAD' });
  });

  it('autoFinalize without a size', async () => {
    const uploadToken = { autoFinalize: 1 };
    expect(await call(sandbox, 'uploadToken.add', { ks, uploadToken })).toMatchObject({
      code: 'UPLOAD_TOKEN_MISSING_FILE_SIZE',
    });
  });

  it("another user's token", async () => {
    const admin = await adminKs(sandbox);
    const theirs = await addToken(sandbox, admin);
    expect(await call(sandbox, 'uploadToken.get', { ks, uploadTokenId: theirs })).toMatchObject({
      code: 'UPLOAD_TOKEN_NOT_FOUND',
    });
    expect(await call(sandbox, 'uploadToken.list', { ks })).toMatchObject({ totalCount: 1 });
    expect(await call(sandbox, 'uploadToken.list', { ks: admin })).toMatchObject({ totalCount: 2 });
  });
});

describe('when the connection breaks', () => {
  /** Begins to send a part of 100 000 bytes at offset 2, and breaks off once the sandbox has some of it on its disk. */
  async function breakOff(): Promise<void> {
    const path = (await sandbox.media(token))?.path ?? '';
    const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST /api_v3/service/uploadToken/action/upload?uploadTokenId=${token}&resume=1&resumeAt=2 HTTP/1.1\r\nHost: x\r\n` +
        'Content-Length: 100000\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n' +
        `--b\r\nContent-Disposition: form-data; name="fileData"; filename="a.mp4"\r\n\r\n${'half'.repeat(100)}`,
    );
    await expect.poll(async () => (await stat(path)).size).toBeGreaterThan(2);
    socket.destroy();
  }

  it('counts nothing of a part that was cut off', async () => {
    await first('ab');
    await breakOff();
    expect(await get()).toMatchObject({ status: 1, uploadedFileSize: '2' });
    expect(await resume('cd', 2)).toMatchObject({ status: 1, uploadedFileSize: '4' });
    expect(await resume('ef', 4, true)).toMatchObject({ status: 2, uploadedFileSize: '6' });
    expect(await content()).toBe('abcdef');
  });

  it("leaves no file behind but the token's own", async () => {
    await first('ab');
    await resume('ef', 4);
    await Promise.all([resume('cd', 2), resume('cd', 2)]);
    await resume('', 6, true);
    const dir = (await sandbox.media(token))?.path.replace(/[^/]+$/, '') ?? '';
    expect(await content()).toBe('abcdef');
    expect((await readdir(dir)).filter((name) => !name.startsWith(`${token}.chunk`))).toEqual([token]);
  });

  it('begins anew without losing what waits behind a gap', async () => {
    await first('ab');
    await resume('EF', 4);
    expect(await first('xyz.')).toMatchObject({ status: 1, uploadedFileSize: '4' });
    expect(await resume('', 6, true)).toMatchObject({ status: 2, uploadedFileSize: '6' });
    expect(await content()).toBe('xyz.EF');
  });

  it('a final part whose answer was lost is found complete', async () => {
    await first('ab');
    sandbox.faults.arm({ service: 'uploadToken', action: 'upload', effect: { kind: 'dropAfter' } });
    await expect(resume('cd', 2, true)).rejects.toThrow();
    expect(await resume('cd', 2, true)).toMatchObject({ code: 'UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD' });
    expect(await get()).toMatchObject({ status: 2, uploadedFileSize: '4' });
  });

  it('a token whose answer was lost is found by its file name', async () => {
    sandbox.faults.arm({ service: 'uploadToken', action: 'add', effect: { kind: 'dropAfter' } });
    const uploadToken = { fileName: 'unique-42.mp4', fileSize: 4_000_000_000 };
    await expect(call(sandbox, 'uploadToken.add', { ks, uploadToken })).rejects.toThrow();
    const found = await call(sandbox, 'uploadToken.list', { ks, filter: { fileNameEqual: 'unique-42.mp4' } });
    expect(found).toMatchObject({ totalCount: 1, objects: [{ status: 0, fileSize: '4000000000' }] });
  });
});
