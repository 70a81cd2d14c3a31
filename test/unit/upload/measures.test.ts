import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Backoff } from '../../../electron/upload/backoff.ts';
import { ByteRanges } from '../../../electron/upload/byte-ranges.ts';
import { ChunkSize } from '../../../electron/upload/chunk-size.ts';
import { Pace } from '../../../electron/upload/pace.ts';
import { RateCap } from '../../../electron/upload/rate-cap.ts';
import type { Turns } from '../../../electron/upload/turns.ts';
import { TrackMeter } from '../../../electron/upload/track-meter.ts';
import { faultBehind, verdictOn } from '../../../electron/upload/verdict.ts';
import type { TrackId } from '../../../shared/domain/ids.ts';
import { CATALOGUE } from '../../../shared/faults/catalogue.ts';
import { fault, FaultError, type FaultCode } from '../../../shared/faults/fault.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { at } from '../../support/occurrences.ts';

const MIB = 1024 * 1024;
const never = new AbortController().signal;

describe('pauses between attempts', () => {
  const always = (uniform: number) => ({ uniform: () => uniform, bytes: (length: number) => new Uint8Array(length) });

  test('double up to a bound, and are short again after a success', () => {
    const backoff = new Backoff(always(1), 1000, 8000);
    expect([1, 2, 3, 4, 5].map(() => backoff.nextMs())).toEqual([1000, 2000, 4000, 8000, 8000]);
    backoff.reset();
    expect([backoff.attempts, backoff.nextMs()]).toEqual([0, 1000]);
  });

  test('are anything up to their bound, yet never nothing', () => {
    expect(new Backoff(always(0.5), 1000, 8000).nextMs()).toBe(500);
    expect(new Backoff(always(0), 1000, 8000).nextMs()).toBe(250);
  });

  test('are as long as the server asks for', () => {
    expect(new Backoff(always(1), 1000, 8000).nextMs(120)).toBe(120_000);
  });
});

describe('the size of chunks', () => {
  test('grows while they are quick, to a limit', () => {
    const size = new ChunkSize(12 * MIB);
    for (let i = 0; i < 5; i++) size.succeeded(size.share(6), 6, 500);
    expect([size.bytes, size.share(6)]).toEqual([128 * MIB, Math.ceil((128 * MIB) / 6)]);
  });

  test('is not changed by a short last piece, nor by one that takes its time', () => {
    const size = new ChunkSize(12 * MIB);
    size.succeeded(100, 6, 1);
    size.succeeded(2 * MIB, 6, 7000);
    expect(size.bytes).toBe(12 * MIB);
  });

  test('shrinks when they are slow or fail, to a limit', () => {
    const size = new ChunkSize(12 * MIB);
    size.succeeded(2 * MIB, 6, 11_000);
    expect(size.bytes).toBe(6 * MIB);
    for (let i = 0; i < 5; i++) size.failed();
    expect(size.bytes).toBe(3 * MIB);
  });
});

describe('the bytes that arrived', () => {
  test('and those that are missing make up the file, whatever the order of arrival', () => {
    const range = fc.tuple(fc.nat(60), fc.nat(20)).map(([from, length]) => ({ from, to: from + length }));
    fc.assert(
      fc.property(fc.array(range), fc.integer({ min: 1, max: 60 }), (added, bytes) => {
        const ranges = new ByteRanges();
        const expected = new Set<number>();
        for (const { from, to } of added) {
          ranges.add({ from, to });
          for (let byte = from; byte < to; byte++) expected.add(byte);
        }
        expect(ranges.total).toBe(expected.size);
        const missing = ranges
          .missing(bytes)
          .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
        expect(missing).toEqual(Array.from({ length: bytes }, (_, byte) => byte).filter((byte) => !expected.has(byte)));
      }),
    );
  });

  test('are none after they are cleared', () => {
    const ranges = new ByteRanges();
    ranges.add({ from: 0, to: 10 });
    ranges.clear();
    expect([ranges.total, ranges.missing(5)]).toEqual([0, [{ from: 0, to: 5 }]]);
  });
});

describe('the rate cap', () => {
  test('holds everybody together to the rate, once the first burst is spent', async () => {
    const clock = new FakeClock(at('08:00'));
    const cap = new RateCap(clock, () => 8000);
    const passedAtMs: number[] = [];
    const sending = (async () => {
      for (let i = 0; i < 5; i++) {
        await Promise.all([cap.take(500_000, never), cap.take(500_000, never)]);
        passedAtMs.push(clock.monotonicMs());
      }
    })();
    await clock.advance(10_000);
    await sending;
    expect(passedAtMs.map((ms) => Math.round(ms / 10) * 10)).toEqual([250, 1250, 2250, 3250, 4250]);
  });

  test('is none at 0', async () => {
    const cap = new RateCap(new FakeClock(at('08:00')), () => 0);
    for (let i = 0; i < 100; i++) await cap.take(1e9, never);
  });

  test('cuts what is read into pieces of a quarter of a second, never into crumbs', async () => {
    const piecesAt = async (kbps: number): Promise<number[]> => {
      const clock = new FakeClock(at('08:00'));
      const whole = async function* (_path: string, from: number, to: number) {
        yield await Promise.resolve(new Uint8Array(to - from));
      };
      const files = { readRange: whole, lendRange: whole };
      const pace = new Pace(files, new RateCap(clock, () => kbps), {} as Turns);
      const lengths: number[] = [];
      const reading = (async () => {
        for await (const piece of pace.lend('a.mp4', { from: 0, to: 40_000 }, never)) lengths.push(piece.length);
      })();
      await clock.advance(600_000);
      await reading;
      return lengths;
    };
    expect(await piecesAt(0)).toEqual([40_000]);
    expect(await piecesAt(960)).toEqual([30_000, 10_000]);
    expect(await piecesAt(8)).toEqual([16_384, 16_384, 7232]);
  });

  test('lets go of who gives up', async () => {
    const cap = new RateCap(new FakeClock(at('08:00')), () => 8);
    await cap.take(1e6, never);
    const abort = new AbortController();
    const waiting = cap.take(1e6, abort.signal);
    abort.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
  });
});

describe('the meter', () => {
  test('counts what arrived, and tells rate and time left while bytes are being sent', async () => {
    const clock = new FakeClock(at('08:00'));
    const meter = new TrackMeter(clock, 'camera' as TrackId, 100 * MIB, () => undefined);
    meter.enter('sending');
    meter.restart(20 * MIB, 100 * MIB);
    expect(meter.progress()).toMatchObject({ bytesAcknowledged: 20 * MIB, bytesPerSecond: null, etaMs: null });
    for (let i = 0; i < 30; i++) {
      await clock.advance(1000);
      meter.acknowledge(MIB);
    }
    expect(meter.progress()).toMatchObject({ bytesAcknowledged: 50 * MIB, bytesPerSecond: MIB, etaMs: 50_000 });
    meter.enter('waiting-for-network');
    expect(meter.progress()).toMatchObject({ state: 'waiting-for-network', bytesPerSecond: null, etaMs: null });
  });

  test('tells the rate of the last seconds, however small the pieces are', async () => {
    const clock = new FakeClock(at('08:00'));
    const meter = new TrackMeter(clock, 'camera' as TrackId, 100 * MIB, () => undefined);
    meter.enter('sending');
    meter.restart(0, 100 * MIB);
    for (const bytes of [50_000, 10_000]) {
      for (let i = 0; i < 400; i++) {
        await clock.advance(60);
        meter.acknowledge(bytes);
      }
    }
    expect(meter.progress().bytesPerSecond).toBeCloseTo(10_000 / 0.06, -2);
  });

  test('shows a line that stalls as slow', async () => {
    const clock = new FakeClock(at('08:00'));
    const meter = new TrackMeter(clock, 'camera' as TrackId, 10 * MIB, () => undefined);
    meter.enter('sending');
    meter.restart(0, 10 * MIB);
    await clock.advance(1000);
    meter.acknowledge(MIB);
    await clock.advance(9000);
    expect(meter.progress().bytesPerSecond).toBe(Math.round(MIB / 10));
  });
});

describe('the verdict on a fault', () => {
  const expected: Partial<Record<FaultCode, string>> = {
    unreachable: 'wait-for-network',
    'timed-out': 'wait-for-network',
    'server-error': 'retry',
    'rate-limited': 'retry',
    'not-kaltura': 'retry',
    'api-error': 'retry',
    'content-mismatch': 'retry',
    'tls-failed': 'wait-for-operator',
    'app-token-disabled': 'wait-for-operator',
    'not-paired': 'wait-for-operator',
    forbidden: 'wait-for-operator',
    'file-missing': 'fail',
    'entry-failed': 'fail',
    'not-yours': 'fail',
    'internal-error': 'fail',
  };

  test.each(Object.entries(expected))('%s: %s', (code, verdict) => {
    expect(verdictOn(fault(code as FaultCode))).toBe(verdict);
  });

  test('there is one on every fault', () => {
    for (const code of Object.keys(CATALOGUE))
      expect(verdictOn(fault(code as FaultCode))).toMatch(/^(wait|retry|fail)/);
  });

  test('what the disk says becomes a fault of the file', () => {
    const codes = [Object.assign(new Error(), { code: 'ENOENT' }), Object.assign(new Error(), { code: 'EIO' })];
    expect(codes.map((error) => faultBehind(error, '/x.mp4').code)).toEqual(['file-missing', 'file-unreadable']);
    expect(faultBehind(new FaultError(fault('unreachable')), '/x').code).toBe('unreachable');
    expect(faultBehind(new TypeError('undefined is not a function'), '/x').code).toBe('internal-error');
  });
});
