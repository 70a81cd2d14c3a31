import { beforeEach, describe, expect, it } from 'vitest';
import type { TrackSpec } from '../../../electron/capture/track-specs.ts';
import { DiskPace } from '../../../electron/capture/ring/disk-pace.ts';
import { Ring, type OpenSource, type RingUser } from '../../../electron/capture/ring/ring.ts';
import type { Segment } from '../../../electron/capture/ring/segment.ts';
import type { Fault } from '../../../shared/faults/fault.ts';
import { sourceSchema, trackSchema } from '../../../shared/settings/capture.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeProcesses } from '../../support/fake-processes.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { at } from '../../support/occurrences.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { madeSegment } from '../../support/made-packets.ts';

const spec: TrackSpec = {
  track: trackSchema.parse({ id: 'camera', label: 'Camera', video: 'camera', audio: null }),
  video: sourceSchema.parse({ id: 'camera', label: 'Camera', kind: 'camera', device: '/dev/video0' }),
  audio: null,
};

class User implements RingUser {
  readonly taken: Segment[] = [];
  readonly faults: Fault[] = [];

  take(segment: Segment): Promise<void> {
    this.taken.push(segment);
    return Promise.resolve();
  }

  lost(fault: Fault): void {
    this.faults.push(fault);
  }
}

let clock: FakeClock;
let files: MemoryFiles;
let processes: FakeProcesses;
let ring: Ring;

beforeEach(() => {
  clock = new FakeClock(at('13:59:30'));
  files = new MemoryFiles();
  processes = new FakeProcesses();
  const openSource: OpenSource = (opened) =>
    Promise.resolve({
      ...{ ffmpeg: 'ffmpeg', traits: { platform: 'linux', version: [5, 1], encoder: 'x264' }, spec: opened },
      ...{ secrets: [], settled: () => Promise.resolve(), takeAsItComes: () => undefined },
    });
  const pace = new DiskPace(
    { clock, files, log: quietLog },
    () => '/recordings',
    () => undefined,
  );
  ring = new Ring(
    spec,
    '/rings/camera',
    { clock, files, processes, log: quietLog, pace },
    openSource,
    () => 10_000,
    () => undefined,
  );
});

/** Folder of the run that was started last, as its command line names it. */
const dirOfRun = (): string =>
  processes.last.spec.args.find((a) => a.endsWith('/%06d.ts'))?.slice(0, -'/%06d.ts'.length) ?? '';

/** The run writes segment `number`: 30 pictures from its base on, without telling. */
async function write(number: number, frames = 30): Promise<void> {
  const made = Array.from({ length: frames }, (_, i) => ({
    kind: 'video' as const,
    ticks: number * 90_000 + i * 3000,
    packets: 1,
  }));
  await files.writeAtomic(`${dirOfRun()}/${String(number).padStart(6, '0')}.ts`, madeSegment(made));
}

/** The run writes a segment and tells it as finished. */
async function finish(number: number): Promise<void> {
  await write(number);
  processes.last.say(1, `${String(number).padStart(6, '0')}.ts,${number}.0,${number + 1}.0`);
  await clock.advance(0);
}

const progress = (frames: number): void => {
  processes.last.say(3, `frame=${frames}`);
  processes.last.say(3, 'progress=continue');
};

describe('a ring', () => {
  it('opens the source with its first user and closes it with its last', async () => {
    const [one, two] = [new User(), new User()];
    ring.acquire(one);
    ring.acquire(two);
    await clock.advance(0);
    expect(processes.children).toHaveLength(1);
    await ring.release(one);
    expect(processes.last.sent).toEqual([]);
    await ring.release(two);
    expect(processes.last.sent).toEqual(['q']);
    expect(ring.state).toBe('idle');
    expect(await files.list('/rings')).toEqual([]);
  });

  it('lets its last user go though another one comes while the source is closed', async () => {
    const [one, two] = [new User(), new User()];
    ring.acquire(one);
    await clock.advance(0);
    const gone = ring.release(one);
    ring.acquire(two);
    await gone;
    await clock.advance(0);
    expect(processes.children).toHaveLength(2);
    await ring.release(two);
    expect(ring.state).toBe('idle');
  });

  it('gives each finished segment to all its users, with its true times', async () => {
    const [one, two] = [new User(), new User()];
    ring.acquire(one);
    ring.acquire(two);
    await clock.advance(0);
    await finish(0);
    const baseMs = Number(dirOfRun().split('/').at(-1)) * 1000;
    expect(one.taken).toEqual(two.taken);
    expect(one.taken).toMatchObject([{ start: baseMs, end: baseMs + 1000 }]);
    expect(ring.state).toBe('running');
    await ring.release(one);
    await ring.release(two);
  });

  it('keeps what is needed for a pre-roll and no more', async () => {
    const user = new User();
    ring.acquire(user);
    await clock.advance(0);
    const first = Number(dirOfRun().split('/').at(-1));
    for (let i = 10; i < 70; i++) {
      await clock.advance(1000);
      progress(i * 30);
      await finish(i);
    }
    const now = clock.now() / 1000;
    const kept = ring.segments();
    // 10 s of pre-roll and 20 s of slack.
    expect(kept[0]?.start).toBeGreaterThanOrEqual((now - 32) * 1000);
    expect(kept.length).toBeGreaterThanOrEqual(29);
    expect(await files.list(`/rings/camera/${first}`)).toHaveLength(kept.length + 1);
    await ring.release(user);
  });

  it('starts a dead process again with growing waits, and tells what was left unfinished', async () => {
    const user = new User();
    ring.acquire(user);
    await clock.advance(0);
    await finish(10);
    progress(300);
    await write(11, 12);
    processes.last.end({ code: null, signal: 'SIGSEGV', stderrTail: 'boom' });
    await clock.advance(0);
    // The last frame may be half written: it does not count.
    expect(user.taken.map((s) => s.end - s.start)).toEqual([1000, 367]);
    expect(user.faults).toMatchObject([{ code: 'source-lost', detail: 'boom' }]);
    expect(processes.children).toHaveLength(2);
    for (const waitMs of [500, 1000, 2000, 4000, 8000, 10_000, 10_000]) {
      processes.last.end({ code: 1 });
      const before = processes.children.length;
      await clock.advance(waitMs - 1);
      expect(processes.children).toHaveLength(before);
      await clock.advance(1);
      expect(processes.children).toHaveLength(before + 1);
    }
    expect(user.faults.at(-1)).toMatchObject({ code: 'source-failed', params: { source: 'Camera' } });
    await ring.release(user);
  });

  it('ends a process that stands still, by force if need be', async () => {
    const user = new User();
    ring.acquire(user);
    await clock.advance(0);
    const child = processes.last;
    child.obeys = ['SIGKILL'];
    for (let frames = 1; frames <= 30; frames++) {
      progress(frames);
      await clock.advance(500);
    }
    expect(child.sent).toEqual([]);
    progress(30);
    await clock.advance(5000);
    expect(child.sent).toEqual(['q']);
    await clock.advance(6000);
    expect(child.sent).toEqual(['q', 'SIGINT', 'SIGTERM', 'SIGKILL']);
    expect(user.faults).toMatchObject([{ code: 'source-lost', detail: 'no progress for 5000 ms' }]);
    await ring.release(user);
  });

  it('gives a source more time to open than to stand still', async () => {
    const user = new User();
    ring.acquire(user);
    await clock.advance(14_000);
    const child = processes.last;
    expect(child.sent).toEqual([]);
    await clock.advance(1000);
    expect(child.sent).toEqual(['q']);
    expect(user.faults).toMatchObject([{ code: 'source-failed' }]);
    await ring.release(user);
  });

  it('says whose process it is, for a later start', async () => {
    const user = new User();
    ring.acquire(user);
    await clock.advance(0);
    expect(JSON.parse(await files.readText(`${dirOfRun()}/owner.json`))).toEqual({
      pid: 1000,
      startTime: 'start of 1000',
    });
    await ring.release(user);
  });

  it('never gives two runs one base', async () => {
    const user = new User();
    ring.acquire(user);
    await clock.advance(0);
    const first = dirOfRun();
    processes.last.end({ code: 1 });
    await clock.advance(0);
    expect(dirOfRun()).not.toBe(first);
    await ring.release(user);
  });

  it('names a disk that cannot be written, and tries again', async () => {
    files.refuse = () => 'ENOSPC';
    const user = new User();
    ring.acquire(user);
    await clock.advance(0);
    expect(user.faults[0]).toMatchObject({ code: 'disk-full', params: { folder: '/rings/camera' } });
    files.refuse = () => null;
    await clock.advance(500);
    expect(processes.children).toHaveLength(1);
    await ring.release(user);
  });

  it('blames a disk that takes nothing, and not the source that waits for it', async () => {
    const user = new User();
    ring.acquire(user);
    await clock.advance(0);
    processes.last.obeys = ['SIGKILL'];
    progress(30);
    let answer = (): void => undefined;
    files.syncing = new Promise((resolve) => (answer = resolve));
    await clock.advance(11_000);
    answer();
    await clock.advance(0);
    expect(user.faults).toMatchObject([{ code: 'disk-slow', params: { folder: '/recordings' } }]);
    await ring.release(user);
  });

  it('leaves no process behind that it cannot say whose it is', async () => {
    files.refuse = (path) => (path.endsWith('owner.json') ? 'ENOSPC' : null);
    const user = new User();
    ring.acquire(user);
    await clock.advance(0);
    expect(user.faults[0]).toMatchObject({ code: 'disk-full' });
    expect(processes.children[0]?.sent).toEqual(['q']);
    files.refuse = () => null;
    await clock.advance(500);
    expect(processes.last.sent).toEqual([]);
    await ring.release(user);
  });

  it('opens a source again though a user could not be told that it was lost', async () => {
    const user = new User();
    user.lost = () => {
      throw new Error('disk full');
    };
    ring.acquire(user);
    await clock.advance(0);
    processes.last.end({ code: 1 });
    await clock.advance(0);
    expect(processes.children).toHaveLength(2);
    await ring.release(user);
  });

  it('opens a source again though what it left could not be removed', async () => {
    const user = new User();
    files.remove = () => Promise.reject(new Error('in use'));
    ring.acquire(user);
    await clock.advance(0);
    await ring.release(user);
    ring.acquire(user);
    await clock.advance(0);
    expect(processes.children).toHaveLength(2);
    await ring.release(user);
  });

  it('lets go of a source while it waits to open it again', async () => {
    const user = new User();
    ring.acquire(user);
    await clock.advance(0);
    processes.last.end({ code: 1 });
    await clock.advance(0);
    processes.last.end({ code: 1 });
    await clock.advance(100);
    await ring.release(user);
    expect(ring.state).toBe('idle');
    await clock.advance(60_000);
    expect(processes.children).toHaveLength(2);
  });
});
