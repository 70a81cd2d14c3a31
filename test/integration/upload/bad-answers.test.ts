import { createServer, type RequestListener, type Server } from 'node:http';
import { stat } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Uploader } from '../../../electron/upload/uploader.ts';
import type { RecordingId } from '../../../shared/domain/ids.ts';
import { sentenceOf, textOf, type FaultCode } from '../../../shared/faults/fault.ts';
import type { FaultRequest } from '../../sandbox/faults/fault.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { hangingServer } from '../../support/bad-servers.ts';
import { listen } from '../../support/loopback.ts';
import { tlsFront } from '../../support/tls-front.ts';
import { reached } from '../../support/recording-seen.ts';
import { UploadDevice } from '../../support/upload-device.ts';

let sandbox: Sandbox;
let device: UploadDevice;
let id: RecordingId;
beforeEach(async () => {
  sandbox = await startSandbox({ scenario: { lifeCycle: { convertSeconds: 0 } } });
  device = await UploadDevice.make(sandbox);
  id = await device.record({ camera: 1000 });
});
afterEach(async () => {
  await device.close();
  await sandbox.close();
});

type Waiting = 'waiting-to-retry' | 'waiting-for-operator' | 'waiting-for-network' | 'failed';

const stateOf = (uploader: Uploader): string => uploader.progress().get(id)?.[0]?.state ?? 'failed';

/** The fault has a sentence of its own and a way out, the file is there, and nothing was taken for success. */
async function expectFault({ uploader, ledger }: ReturnType<UploadDevice['start']>, code: FaultCode, waits: Waiting) {
  await expect
    .poll(() => {
      const r = ledger.state().recordings.get(id);
      return r?.state === 'failed' ? r.fault.code : r?.state === 'uploading' ? r.uploads[0]?.fault?.code : r?.state;
    })
    .toBe(code);
  await expect.poll(() => stateOf(uploader)).toBe(waits);
  const recording = ledger.state().recordings.get(id);
  const found =
    recording?.state === 'failed'
      ? recording.fault
      : recording?.state === 'uploading'
        ? recording.uploads[0]?.fault
        : null;
  if (!found || !recording || !('tracks' in recording)) throw new Error('there is no fault');
  expect(sentenceOf(found)).not.toMatch(/[{}]/);
  expect(textOf(found).todo === '' ? textOf(found).does : textOf(found).todo).not.toBe('');
  expect((await stat(recording.tracks[0]?.file ?? '')).size).toBe(1000);
}

describe('an answer of Kaltura', () => {
  const cases: readonly (readonly [what: string, FaultRequest, FaultCode, Waiting])[] = [
    ['ACTION_BLOCKED', { effect: { kind: 'apiError', code: 'ACTION_BLOCKED' } }, 'rate-limited', 'waiting-to-retry'],
    ['the bare words of a limiter', { effect: { kind: 'rateLimited' } }, 'rate-limited', 'waiting-to-retry'],
    ['HTTP 429', { effect: { kind: 'status', status: 429 } }, 'rate-limited', 'waiting-to-retry'],
    ['a page of a proxy', { effect: { kind: 'html' } }, 'not-kaltura', 'waiting-to-retry'],
    ['a proxy that wants a password', { effect: { kind: 'html', status: 407 } }, 'not-kaltura', 'waiting-to-retry'],
    ['nothing at all', { effect: { kind: 'emptyBody' } }, 'not-kaltura', 'waiting-to-retry'],
    ['HTTP 502', { effect: { kind: 'status', status: 502 } }, 'server-error', 'waiting-to-retry'],
    ['half of it', { effect: { kind: 'cutAnswer', bytes: 7 } }, 'unreachable', 'waiting-for-network'],
    [
      'a forbidden action',
      { service: 'uploadToken', effect: { kind: 'apiError', code: 'SERVICE_FORBIDDEN', args: ['uploadtoken->add'] } },
      'forbidden',
      'waiting-for-operator',
    ],
    [
      'an account that is full or blocked',
      { service: 'uploadToken', effect: { kind: 'apiError', code: 'SERVICE_FORBIDDEN_CONTENT_BLOCKED' } },
      'account-blocked',
      'waiting-for-operator',
    ],
    [
      'an unknown role',
      { service: 'uploadToken', effect: { kind: 'apiError', code: 'INVALID_OBJECT_ID', args: ['NO_SUCH_ROLE'] } },
      'role-unknown',
      'waiting-for-operator',
    ],
    [
      'an object of somebody else',
      { service: 'uploadToken', effect: { kind: 'apiError', code: 'INVALID_KS', args: ['', '-4', 'INVALID_TYPE'] } },
      'not-yours',
      'failed',
    ],
    [
      'a kind of file that is not taken',
      {
        action: 'upload',
        effect: { kind: 'apiError', code: 'UPLOAD_TOKEN_FILE_TYPE_RESTRICTED_FOR_UPLOAD' },
      },
      'file-type-refused',
      'failed',
    ],
  ];

  test.each(cases)('%s', async (_what, request, code, waits) => {
    const fault = sandbox.faults.arm({ times: null, ...request });
    const device_ = device.start();
    await expectFault(device_, code, waits);
    // And once it is over, the recording arrives, at the operator's word.
    sandbox.faults.clear(fault);
    if (waits === 'failed') device_.ledger.tell(id, { type: 'retried' });
    else device_.uploader.attemptNow(id);
    expect((await reached(device_.ledger, id, 'uploaded', 'failed')).state).toBe('uploaded');
  });

  test.each([
    ['disabled', (token: { status: number }) => (token.status = 1), 'app-token-disabled'],
    ['deleted', (token: { status: number }) => (token.status = 3), 'app-token-unknown'],
    ['expired', (token: { expiry: number | null }) => (token.expiry = 1), 'app-token-expired'],
  ] as const)('that the app token is %s', async (_what, spoil, code) => {
    for (const token of sandbox.state.appTokens.values()) spoil(token);
    await expectFault(device.start(), code, 'waiting-for-operator');
  });

  test('that the token is another one', async () => {
    await expectFault(device.start({ token: 'b'.repeat(32) }), 'app-token-wrong', 'waiting-for-operator');
  });
});

describe('a server', () => {
  let server: Server | null = null;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = null;
  });
  const serve = async (handler: RequestListener): Promise<string> => {
    const made = createServer(handler);
    server = made;
    return `http://127.0.0.1:${await listen(made)}`;
  };

  test('that answers 100 MB is not listened to', async () => {
    let ended = 0;
    const piece = Buffer.alloc(1024 * 1024, ' ');
    const serverUrl = await serve((_request, answer) => {
      let written = 0;
      const more = (): void => {
        while (written < 100) {
          if (answer.destroyed) return;
          written += 1;
          if (!answer.write(piece)) {
            answer.once('drain', more);
            return;
          }
        }
        ended += 1;
        answer.end();
      };
      more();
    });
    await expectFault(device.start({ serverUrl }), 'answer-too-large', 'waiting-to-retry');
    expect(ended).toBe(0);
  });

  test('whose certificate nobody vouches for is told nothing', async () => {
    const front = await tlsFront(Number(new URL(sandbox.url).port));
    await expectFault(
      device.start({ serverUrl: `https://localhost:${front.port}` }),
      'tls-failed',
      'waiting-for-operator',
    );
    expect(sandbox.requests).toEqual([]);
    await device.stop();
    await front.close();
  });

  test('that nobody listens at is waited for', async () => {
    const silent = await hangingServer();
    await silent.close();
    const serverUrl = `http://127.0.0.1:${silent.port}`;
    await expectFault(device.start({ serverUrl }), 'unreachable', 'waiting-for-network');
  });
});
