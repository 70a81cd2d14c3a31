import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wantsCompressed } from '../../../electron/capture/devices/camera-formats.ts';
import { listDevices } from '../../../electron/capture/devices/device-list.ts';
import { alsaInputs, camerasById, cardsByPath, pulseInputs } from '../../../electron/capture/devices/linux.ts';
import { avfoundationDevices, dshowDevices } from '../../../electron/capture/devices/listings.ts';
import { FakeProcesses } from '../../support/fake-processes.ts';
import { MemoryFiles } from '../../support/memory-files.ts';

/** What ffmpeg or the kernel really says. */
const said = (name: string): Promise<string> =>
  readFile(join(import.meta.dirname, '../../fixtures/devices', `${name}.txt`), 'utf8');

const named = (found: readonly { kind: string; device: string; label: string }[]): string[] =>
  found.map(({ kind, device, label }) => `${kind} | ${label} | ${device}`);

describe('the devices of a Linux PC', () => {
  test('are not listed by half when the sound server does not answer', async () => {
    const processes = new FakeProcesses();
    const ffmpeg = (): Promise<string> => Promise.resolve('ffmpeg');
    const listed = listDevices({ platform: 'linux', files: new MemoryFiles(), processes, ffmpeg, display: ':0' });
    await new Promise(setImmediate);
    processes.last.end({ code: null, signal: 'SIGKILL' });
    await expect(listed).rejects.toThrow('did not list the devices');
  });

  test('cameras by identity, one for each that has several nodes', () => {
    const names = ['usb-046d_Logitech_BRIO_12AB-video-index0', 'usb-046d_Logitech_BRIO_12AB-video-index1'];
    expect(camerasById(names)).toEqual([
      { kind: 'camera', device: `/dev/v4l/by-id/${names[0]}`, label: 'Logitech BRIO 12AB' },
    ]);
  });

  test('capture cards by their socket, without what is known by id', () => {
    const names = ['pci-0000:04:00.0-video-index0', 'pci-0000:00:14.0-usb-0:2:1.0-video-index0'];
    expect(named(cardsByPath(names))).toEqual([
      'camera | Capture card 0000:04:00.0 | /dev/v4l/by-path/pci-0000:04:00.0-video-index0',
    ]);
  });

  test.each([
    [
      'pulse-5',
      [
        'microphone | Yeti Stereo Microphone Analog Stereo | alsa_input.usb-Blue_Microphones_Yeti_Stereo_Microphone_797_2018-00.analog-stereo',
        'microphone | Monitor of Built-in Audio Analog Stereo | alsa_output.pci-0000_00_1f.3.analog-stereo.monitor',
        'microphone | Shure MV7 Mono | alsa_input.usb-Shure_MV7-00.mono-fallback',
      ],
    ],
    [
      'pulse-4',
      [
        'microphone | Built-in Audio Analog Stereo | alsa_input.pci-0000_00_1f.3.analog-stereo',
        'microphone | Monitor of Built-in Audio Analog Stereo | alsa_output.pci-0000_00_1f.3.analog-stereo.monitor',
      ],
    ],
  ])('PulseAudio’s inputs as in %s, the default one first', async (file, inputs) => {
    expect(named(pulseInputs(await said(file)))).toEqual(inputs);
  });

  test('no PulseAudio is no input', () => {
    expect(pulseInputs('Auto-detected sources for pulse:\nCannot list sources: Generic error')).toEqual([]);
  });

  test('ALSA’s inputs by the id of their card, not its outputs', async () => {
    const pcm = await said('asound-pcm');
    expect(named(alsaInputs(pcm, await said('asound-cards')))).toEqual([
      'microphone | HDA Intel PCH: ALC257 Analog | hw:CARD=PCH,DEV=0',
      'microphone | Yeti Stereo Microphone: USB Audio | hw:CARD=Microphone,DEV=0',
    ]);
    expect(named(alsaInputs(pcm, ''))).toEqual([
      'microphone | ALC257 Analog | hw:0,0',
      'microphone | USB Audio | hw:1,0',
    ]);
  });

  test('a camera is asked for compressed pictures where plain ones come too slowly', async () => {
    const listing = await said('v4l2-formats');
    const wish = (width: number, height: number) => ({ width, height, fps: 30 });
    expect(wantsCompressed(listing, wish(1920, 1080))).toBe(true);
    expect(wantsCompressed(listing, wish(640, 360))).toBe(false);
    expect(wantsCompressed(listing, wish(3840, 2160))).toBe(false);
    expect(wantsCompressed('/dev/video0: No such file or directory', wish(1920, 1080))).toBe(false);
  });
});

const GUID = '#{65e8773d-8f56-11d0-a3b9-00a0c9223196}\\global';
const WAVE = '@device_cm_{33D9A762-90C8-11D0-BD43-00A0C911CE86}\\wave_';

describe('the devices of a Windows PC', () => {
  test('as ffmpeg 7 tells them: two alike by their alternative names, what is heard among the sounds', async () => {
    expect(named(dshowDevices(await said('dshow-7'), true))).toEqual([
      'screen | Main screen | ddagrab:0',
      'screen | All screens | desktop',
      `camera | Integrated Webcam | @device_pnp_\\\\?\\usb#vid_0c45&pid_671b&mi_00#6&1b5f9b0e&0&0000${GUID}`,
      `camera | HD Camera | @device_pnp_\\\\?\\usb#vid_046d&pid_085b&mi_00#7&2f1d33a&0&0000${GUID}`,
      `camera | HD Camera | @device_pnp_\\\\?\\usb#vid_046d&pid_085b&mi_00#7&3a90c11&0&0000${GUID}`,
      'camera | OBS Virtual Camera | @device_sw_{860BB310-5D01-11D0-BD3B-00A0C911CE86}\\{A3FCE0F5-3493-419F-958A-ABA1250EC20B}',
      `microphone | Microphone (2- Lectern USB) | ${WAVE}{5C2B9D5B-7A3E-4B57-8D3C-0D3B4B6A3A11}`,
      `microphone | Stereo Mix (Realtek(R) Audio) | ${WAVE}{0E9F1B1C-2D5C-4E61-9F6B-6C7F0A1B2C3D}`,
      'microphone | virtual-audio-capturer | @device_sw_{33D9A762-90C8-11D0-BD43-00A0C911CE86}\\{8E146464-DB61-4309-AFA1-3578E927E935}',
    ]);
  });

  test('as ffmpeg 4 tells them', async () => {
    expect(named(dshowDevices(await said('dshow-4')))).toEqual([
      'screen | All screens | desktop',
      `camera | Logitech BRIO | @device_pnp_\\\\?\\usb#vid_046d&pid_085e&mi_00#8&24bfc0b&0&0000${GUID}`,
      `microphone | Line In (USB Audio CODEC) | ${WAVE}{1D0F9A3E-0B7D-4A5B-8E64-1C2A3B4C5D6E}`,
    ]);
  });
});

test('the devices of a Mac', async () => {
  expect(named(avfoundationDevices(await said('avfoundation')))).toEqual([
    'camera | FaceTime HD Camera (Built-in) | FaceTime HD Camera (Built-in)',
    'camera | Cam Link 4K | Cam Link 4K',
    'screen | Capture screen 0 | Capture screen 0',
    'screen | Capture screen 1 | Capture screen 1',
    'microphone | BlackHole 2ch | BlackHole 2ch',
    'microphone | MacBook Pro Microphone | MacBook Pro Microphone',
  ]);
});
