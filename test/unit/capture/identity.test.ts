import { describe, expect, it } from 'vitest';
import { deviceOf, hasIdentity } from '../../../electron/capture/devices/identity.ts';
import type { Platform } from '../../../electron/capture/argv/inputs.ts';

const camera = (device: string, label: string) => ({ kind: 'camera' as const, device, label });

describe('a source is found among what is plugged in', () => {
  const brio = camera('@pnp_socket_1', 'BRIO');

  it.each([
    ['by its very device', [camera('@pnp_socket_2', 'BRIO'), brio], '@pnp_socket_1'],
    ['at another socket by its name', [camera('@pnp_socket_2', 'BRIO')], '@pnp_socket_2'],
    ['not where two have its name', [camera('@a', 'BRIO'), camera('@b', 'BRIO')], null],
    ['not where only others are', [camera('@c', 'Webcam')], null],
    ['not among what has another kind', [{ ...brio, kind: 'microphone' as const }], null],
  ])('%s', (_, plugged, device) => {
    expect(deviceOf(brio, plugged)?.device ?? null).toBe(device);
  });

  it('by the name that older settings call it by', () => {
    expect(deviceOf(camera('BRIO', 'Lecturer'), [brio])).toBe(brio);
  });
});

describe('that a source is gone', () => {
  it.each<[boolean, Platform, 'camera' | 'microphone' | 'screen' | 'rtsp', string]>([
    [true, 'linux', 'camera', '/dev/v4l/by-id/usb-x'],
    [false, 'linux', 'camera', '/dev/video0'],
    [true, 'linux', 'microphone', 'alsa_input.usb-Yeti'],
    [true, 'linux', 'microphone', 'hw:CARD=Yeti,DEV=0'],
    [false, 'linux', 'microphone', 'hw:1,0'],
    [false, 'linux', 'microphone', 'default'],
    [false, 'linux', 'microphone', ''],
    [false, 'linux', 'screen', ':0'],
    [false, 'linux', 'rtsp', 'rtsp://cam'],
    [true, 'win32', 'camera', '@device_pnp_x'],
    [true, 'darwin', 'microphone', 'Built-in'],
  ])('can be told: %s on %s for a %s %s', (can, platform, kind, device) => {
    expect(hasIdentity({ kind, device, label: 'x' }, platform)).toBe(can);
  });
});
