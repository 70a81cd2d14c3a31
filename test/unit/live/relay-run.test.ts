import { expect, it } from 'vitest';
import { RelayRun } from '../../../electron/live/relay-run.ts';
import { targetFrom } from '../../../electron/live/addresses.ts';
import type { EncodedStream } from '../../../electron/live/encoded-stream.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeProcesses } from '../../support/fake-processes.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { at } from '../../support/occurrences.ts';

it('leaves no process behind when the stream that it sends breaks', async () => {
  const [clock, files, processes] = [new FakeClock(at('14:00')), new MemoryFiles(), new FakeProcesses()];
  const stream: EncodedStream = {
    ...{ waitsFor: 'source', behindMs: 0, skippedMs: 0 },
    // eslint-disable-next-line @typescript-eslint/require-await
    async *pieces() {
      yield new Uint8Array(188);
      throw new Error('EIO');
    },
  };
  const run = new RelayRun(
    {
      ...{ clock, files, processes },
      reach: { knock: () => Promise.resolve('open') },
      random: { uniform: () => 0, bytes: (length) => new Uint8Array(length) },
    },
    {
      ffmpeg: 'ffmpeg',
      target: targetFrom({
        ...{ id: 'primary', label: 'Primary', url: 'rtmp://media.example/kLive', stream: '1_live_1' },
        ...{ login: null, passphrase: null },
      }),
      ...{ stream, optionsFolder: '/relays', caFile: null, slate: { picture: null, text: null } },
    },
    () => undefined,
  );
  const ended = expect(run.ended).rejects.toThrow('EIO');
  await clock.advance(0);
  expect(processes.last.sent.at(-1)).toBe('q');
  await ended;
  await run.stop();
  expect(files.bytes.size).toBe(0);
});
