import { expect, it } from 'vitest';
import { openingFault } from '../../../electron/capture/ring/opening-fault.ts';
import type { FaultCode } from '../../../shared/faults/fault.ts';

it.each<[FaultCode, string]>([
  ['source-missing', '/dev/v4l/by-id/usb-x: No such file or directory'],
  [
    'source-missing',
    '[dshow @ 0x1] Could not find video device with name [HD Camera] among source devices of type video.',
  ],
  ['source-missing', '[AVFoundation indev @ 0x1] Video device not found'],
  ['source-missing', "[gdigrab @ 0x1] Can't find window 'Slides', aborting."],
  ['source-busy', '/dev/video0: Device or resource busy'],
  [
    'source-busy',
    '[dshow @ 0x1] Could not run graph (sometimes caused by a device already in use by other application)',
  ],
  ['source-forbidden', '/dev/video0: Permission denied'],
  ['format-refused', '[dshow @ 0x1] Could not set video options'],
  ['format-refused', '[avfoundation @ 0x1] Selected framerate (30.000000) is not supported by the device.'],
  ['format-refused', '[v4l2 @ 0x1] Cannot find a proper format for codec mjpeg'],
  ['source-login-refused', '[rtsp @ 0x1] method DESCRIBE failed: 401 Unauthorized'],
  ['source-unreachable', 'Connection to tcp://10.0.0.7:554 failed: Connection refused'],
  ['source-unreachable', '[tcp @ 0x1] Failed to resolve hostname cam.example: Name or service not known'],
  ['ffmpeg-lacks', "Unknown encoder 'libx264'"],
  ['ffmpeg-lacks', "Unknown input format: 'pulse'"],
  ['source-failed', 'no progress for 5000 ms'],
  ['source-failed', ''],
])('%s: %s', (code, said) => {
  expect(openingFault('Camera', said)).toMatchObject({ code, params: { source: 'Camera' }, detail: said });
});
