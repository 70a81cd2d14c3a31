import { expect, test } from 'vitest';
import { NodeProcesses } from '../../../electron/adapters/node-processes.ts';

const run = (script: string, timeoutMs: number) =>
  new NodeProcesses().spawn({ file: process.execPath, args: ['-e', script], timeoutMs }).ended;

test('a process is not kept waiting for what cannot be read', async () => {
  const child = new NodeProcesses().spawn({ file: process.execPath, args: ['-e', 'process.stdin.resume()'] });
  async function* broken(): AsyncIterable<Uint8Array> {
    yield await Promise.resolve(new Uint8Array(10));
    throw new Error('EIO');
  }
  await expect(child.feed(broken())).rejects.toThrow('EIO');
  expect(await child.ended).toMatchObject({ code: 0 });
});

test('a process that only answers is killed when it does not', async () => {
  expect(await run('setInterval(() => undefined, 1000)', 100)).toMatchObject({ code: null, signal: 'SIGKILL' });
  expect(await run('', 60_000)).toMatchObject({ code: 0, signal: null });
});
