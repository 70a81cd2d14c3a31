import { describe, expect, test } from 'vitest';
import { alsaInputs, camerasById, pulseInputs } from '../../../electron/capture/devices/linux.ts';
import { avfoundationDevices, dshowDevices } from '../../../electron/capture/devices/listings.ts';

describe('the devices of a Linux PC', () => {
  test('cameras by identity, one for each that has several nodes', () => {
    const names = ['usb-046d_Logitech_BRIO_12AB-video-index0', 'usb-046d_Logitech_BRIO_12AB-video-index1'];
    expect(camerasById(names)).toEqual([
      { kind: 'camera', device: `/dev/v4l/by-id/${names[0]}`, label: 'Logitech BRIO 12AB' },
    ]);
  });

  test('PulseAudio’s inputs, the default one first', () => {
    const answer = [
      'Auto-detected sources for pulse:',
      '  alsa_output.pci-0000_00_1f.3.analog-stereo.monitor [Monitor of Built-in Audio Analog Stereo] (none)',
      '* alsa_input.usb-Blue_Yeti-00.analog-stereo [Yeti Analog Stereo] (none)',
    ].join('\n');
    expect(pulseInputs(answer)).toEqual([
      { kind: 'microphone', device: 'alsa_input.usb-Blue_Yeti-00.analog-stereo', label: 'Yeti Analog Stereo' },
      {
        kind: 'microphone',
        device: 'alsa_output.pci-0000_00_1f.3.analog-stereo.monitor',
        label: 'Monitor of Built-in Audio Analog Stereo',
      },
    ]);
  });

  test('no PulseAudio is no input', () => {
    expect(pulseInputs('Auto-detected sources for pulse:\nCannot list sources: Generic error')).toEqual([]);
  });

  test('ALSA’s inputs, not its outputs', () => {
    const pcm = '00-00: ALC257 Analog : ALC257 Analog : playback 1 : capture 1\n00-03: HDMI 0 : HDMI 0 : playback 1\n';
    expect(alsaInputs(pcm)).toEqual([{ kind: 'microphone', device: 'hw:0,0', label: 'ALC257 Analog' }]);
  });
});

const SCREEN = { kind: 'screen', device: 'desktop', label: 'Screen' };

describe('the devices of a Windows PC', () => {
  test('as ffmpeg 5 and later tells them', () => {
    const answer = [
      '[dshow @ 000001d5c7a3bd40] "Integrated Camera" (video)',
      '[dshow @ 000001d5c7a3bd40]   Alternative name "@device_pnp_\\\\?\\usb#vid_04f2&pid_b6d0"',
      '[dshow @ 000001d5c7a3bd40] "Microphone (Realtek(R) Audio)" (audio)',
      '[dshow @ 000001d5c7a3bd40]   Alternative name "@device_cm_{33D9A762}\\wave_{0A1B}"',
      'dummy: Immediate exit requested',
    ].join('\r\n');
    expect(dshowDevices(answer)).toEqual([
      SCREEN,
      { kind: 'camera', device: '@device_pnp_\\\\?\\usb#vid_04f2&pid_b6d0', label: 'Integrated Camera' },
      { kind: 'microphone', device: '@device_cm_{33D9A762}\\wave_{0A1B}', label: 'Microphone (Realtek(R) Audio)' },
    ]);
  });

  test('as ffmpeg 4 tells them', () => {
    const answer = [
      '[dshow @ 0000020a] DirectShow video devices (some may be both video and audio devices)',
      '[dshow @ 0000020a]  "USB Camera"',
      '[dshow @ 0000020a] DirectShow audio devices',
      '[dshow @ 0000020a]  "Line In (USB Audio)"',
    ].join('\n');
    expect(dshowDevices(answer)).toEqual([
      SCREEN,
      { kind: 'camera', device: 'USB Camera', label: 'USB Camera' },
      { kind: 'microphone', device: 'Line In (USB Audio)', label: 'Line In (USB Audio)' },
    ]);
  });
});

test('the devices of a Mac', () => {
  const answer = [
    '[AVFoundation indev @ 0x7fb3c8] AVFoundation video devices:',
    '[AVFoundation indev @ 0x7fb3c8] [0] FaceTime HD Camera',
    '[AVFoundation indev @ 0x7fb3c8] [1] Capture screen 0',
    '[AVFoundation indev @ 0x7fb3c8] AVFoundation audio devices:',
    '[AVFoundation indev @ 0x7fb3c8] [0] MacBook Pro Microphone',
    ': Input/output error',
  ].join('\n');
  expect(avfoundationDevices(answer)).toEqual([
    { kind: 'camera', device: 'FaceTime HD Camera', label: 'FaceTime HD Camera' },
    { kind: 'screen', device: 'Capture screen 0', label: 'Capture screen 0' },
    { kind: 'microphone', device: 'MacBook Pro Microphone', label: 'MacBook Pro Microphone' },
  ]);
});
