import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NodeFiles } from '../../../electron/adapters/node-files.ts';
import { NodeHttp } from '../../../electron/adapters/http.ts';
import { FaultError } from '../../../shared/faults/fault.ts';
import { listening } from '../../support/listening.ts';
import { selfSigned } from '../../support/self-signed.ts';

/*
 * Bodies whose memory is used again as soon as more is asked for: whoever receives them, however slowly, and whatever
 * becomes of the connection, sees the bytes as they were, never those of a later piece.
 */
let http: NodeHttp;
beforeEach(() => {
  http = new NodeHttp({ extraCa: selfSigned.cert });
});
afterEach(() => http.close());

type Scheme = 'http' | 'https';

async function serve(scheme: Scheme, handle: RequestListener): Promise<string> {
  const server = scheme === 'http' ? createServer(handle) : createTlsServer(selfSigned, handle);
  return `${scheme}://localhost:${await listening(server)}`;
}

/** Takes bytes more slowly than anybody sends them, so that every queue on the way is full. */
function takeSlowly(request: Parameters<RequestListener>[0], into: Buffer[]): void {
  request.on('data', (piece: Buffer) => {
    into.push(piece);
    request.pause();
    setTimeout(() => request.resume(), 1);
  });
}

const total = (lengths: readonly number[]): number => lengths.reduce((sum, length) => sum + length, 0);

describe.each<Scheme>(['http', 'https'])('over %s', (scheme) => {
  test.each([
    { kind: 'small', lengths: [100, 16_000, 16_384, 20_000] },
    { kind: 'middling', lengths: [65_535, 65_536, 65_537, 30_000] },
    { kind: 'large', lengths: [2 ** 20, 2 ** 20, 300_000, 1] },
  ])('$kind pieces arrive as they were', async ({ lengths }) => {
    const received: Buffer[] = [];
    const url = await serve(scheme, (request, response) => {
      takeSlowly(request, received);
      request.on('end', () => response.end('ok'));
    });
    const all = Array.from({ length: Math.ceil(5e6 / total(lengths)) }, () => lengths).flat();
    const sent: Buffer[] = [];
    const memory = Buffer.alloc(Math.max(...lengths));
    const body = async function* () {
      for (const [number, length] of all.entries()) {
        const piece = memory.subarray(0, length).fill(`${number} `);
        sent.push(Buffer.from(piece));
        yield await Promise.resolve(piece);
        piece.fill('spoilt ');
      }
    };
    const request = { method: 'POST', url, body, bodyLength: total(all), idleTimeoutMs: 30_000 } as const;
    expect(await (await http.send(request)).text(10)).toBe('ok');
    expect(Buffer.concat(received).equals(Buffer.concat(sent))).toBe(true);
  });

  test('ranges of a file arrive as they are in it, as far as they do, while other requests break', async () => {
    const content = randomBytes(24 * 2 ** 20);
    const dir = await mkdtemp(path.join(tmpdir(), 'lectern-lent-'));
    const file = path.join(dir, 'media.mp4');
    await writeFile(file, content);
    const received = new Map<number, Buffer[]>();
    /** Every third request is cut in its middle, every third answered before its body is there. */
    const url = await serve(scheme, (request, response) => {
      const number = Number(request.url?.slice(1));
      const pieces: Buffer[] = [];
      received.set(number, pieces);
      takeSlowly(request, pieces);
      request.on('end', () => response.end('whole'));
      request.on('data', () => {
        if (total(pieces.map((piece) => piece.length)) < 2 ** 20) return;
        if (number % 3 === 1) request.socket.destroy();
        if (number % 3 === 2 && !response.writableEnded) response.end('early');
      });
    });
    const files = new NodeFiles();
    const bytes = 2 ** 21 + 777;
    const rangeOf = (number: number) => ({ from: number * 1_000_003, to: number * 1_000_003 + bytes });
    const send = async (number: number): Promise<string> => {
      const { from, to } = rangeOf(number);
      const body = () => files.lendRange(file, from, to);
      const answer = await http.send({
        method: 'POST',
        url: `${url}/${number}`,
        body,
        bodyLength: bytes,
        idleTimeoutMs: 30_000,
      });
      return answer.text(10);
    };
    const outcomes: string[] = [];
    const line = async (first: number): Promise<void> => {
      for (let number = first; number < 21; number += 4)
        outcomes[number] = await send(number).catch((error: unknown) => {
          if (error instanceof FaultError) return error.fault.code;
          throw error;
        });
    };
    await Promise.all([0, 1, 2, 3].map(line));
    await rm(dir, { recursive: true });
    expect(outcomes.filter((_, number) => number % 3 === 0)).toEqual(Array.from({ length: 7 }, () => 'whole'));
    expect(outcomes.filter((_, number) => number % 3 === 1)).toEqual(Array.from({ length: 7 }, () => 'unreachable'));
    const differing = [...received].filter(([number, pieces]) => {
      const { from } = rangeOf(number);
      const got = Buffer.concat(pieces);
      return got.length === 0 || !got.equals(content.subarray(from, from + got.length));
    });
    expect(differing.map(([number]) => number)).toEqual([]);
    expect(received.size).toBe(21);
  });
});
