import { beforeEach, expect, it } from 'vitest';
import type { Capturable } from '../../../electron/capture/devices/capturable.ts';
import { DeviceWatch } from '../../../electron/capture/devices/device-watch.ts';
import { sourceSchema, type SourceSettings } from '../../../shared/settings/capture.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { at } from '../../support/occurrences.ts';
import { quietLog } from '../../support/quiet-log.ts';

const CAMERA: Capturable = { kind: 'camera', device: '/dev/v4l/by-id/usb-brio', label: 'BRIO' };
const source = (kind: SourceSettings['kind'], device: string): SourceSettings =>
  sourceSchema.parse({ id: kind, label: 'BRIO', kind, device });

let clock: FakeClock;
let plugged: readonly Capturable[];
let sources: readonly SourceSettings[];
let looks: number;
let changes: number;
let watch: DeviceWatch;

beforeEach(() => {
  clock = new FakeClock(at('09:00:00'));
  [plugged, sources, looks, changes] = [[CAMERA], [source('camera', CAMERA.device)], 0, 0];
  watch = new DeviceWatch({
    ...{ clock, log: quietLog, platform: 'linux', sources: () => sources, changed: () => (changes += 1) },
    list: () => {
      looks += 1;
      return Promise.resolve(plugged);
    },
  });
});

it('notices within ten seconds that a device was pulled out, and that it is back', async () => {
  watch.start();
  await clock.advance(0);
  expect(watch.isMissing('camera')).toBe(false);
  plugged = [];
  await clock.advance(10_000);
  expect([watch.isMissing('camera'), changes]).toEqual([true, 1]);
  plugged = [{ ...CAMERA, device: '/dev/v4l/by-id/usb-brio-at-another-socket' }];
  await clock.advance(10_000);
  expect([watch.isMissing('camera'), changes]).toEqual([false, 2]);
  await watch.stop();
  const seen = looks;
  await clock.advance(60_000);
  expect(looks).toBe(seen);
});

it('does not look where nothing could be told apart', async () => {
  sources = [source('test', ''), source('screen', ':0'), source('camera', '/dev/video0')];
  watch.start();
  await clock.advance(60_000);
  expect(looks).toBe(0);
});

it('keeps what it knows when the devices cannot be listed, and looks again', async () => {
  plugged = [];
  watch.start();
  await clock.advance(0);
  const failing = new DeviceWatch({
    ...{ clock, log: quietLog, platform: 'linux', sources: () => sources, changed: () => undefined },
    list: () => (looks++ < 3 ? Promise.reject(new FaultError(fault('ffmpeg-missing'))) : Promise.resolve([])),
  });
  failing.start();
  await clock.advance(0);
  expect(failing.isMissing('camera')).toBe(false);
  await clock.advance(30_000);
  expect(failing.isMissing('camera')).toBe(true);
  await Promise.all([watch.stop(), failing.stop()]);
});
