import { beforeEach, describe, expect, it } from 'vitest';
import { DiskPace } from '../../../electron/capture/ring/disk-pace.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { at } from '../../support/occurrences.ts';
import { quietLog } from '../../support/quiet-log.ts';

let clock: FakeClock;
let pace: DiskPace;
/** What the disk does about the next sync. */
let onDisk: Promise<void>;
let changes: number;

beforeEach(() => {
  clock = new FakeClock(at('14:00'));
  changes = 0;
  const files = Object.assign(new MemoryFiles(), { sync: () => onDisk });
  pace = new DiskPace(
    { clock, files, log: quietLog },
    () => '/recordings',
    () => (changes += 1),
  );
});

describe('the pace of the disk', () => {
  it('tells of a write that takes too long, while it takes that long', async () => {
    onDisk = new Promise(() => undefined);
    void pace.written('/recordings/1.ts');
    await clock.advance(3999);
    expect([changes, pace.fault()]).toEqual([0, null]);
    await clock.advance(1);
    expect(changes).toBe(1);
    expect(pace.fault()).toMatchObject({ code: 'disk-slow', params: { folder: '/recordings' } });
  });

  it.each([
    ['is on the disk', 'fulfilled', () => Promise.resolve()],
    ['failed', 'rejected', () => Promise.reject(new Error('EIO'))],
  ])('has nothing to tell later of a write that %s', async (_, status, outcome) => {
    onDisk = outcome();
    expect(await Promise.allSettled([pace.written('/recordings/1.ts')])).toMatchObject([{ status }]);
    await clock.advance(10_000);
    expect([changes, pace.fault()]).toEqual([0, null]);
  });
});
