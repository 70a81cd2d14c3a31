import { execFileSync } from 'node:child_process';
import type { IntentArgs } from '../../shared/ipc/intents.ts';

/** Size of the X screen in pixels, as ffmpeg's x11grab finds it. */
export function screenSize(): { readonly width: number; readonly height: number } {
  const display = process.env['DISPLAY'] ?? '';
  const args = ['-v', 'error', '-f', 'x11grab', '-i', display, '-frames:v', '1', '-f', 'framehash', '-'];
  const answer = execFileSync(process.env['FFMPEG_BIN'] ?? 'ffmpeg', args, { encoding: 'utf8' });
  const size = /^#dimensions 0: (\d+)x(\d+)/m.exec(answer);
  if (!size) throw new Error(`The size of screen ${display} cannot be told`);
  return { width: Number(size[1]), height: Number(size[2]) };
}

/** Two tracks: the test source, which proves its own times, and the real screen. Small enough for a small PC. */
export function demoCapture(): NonNullable<IntentArgs<'changeSettings'>['capture']> {
  const { width, height } = screenSize();
  const common = { fps: 30 as const, preset: 'ultrafast' as const, videoKbps: 3000 };
  return {
    sources: [
      { id: 'lectern-camera', label: 'Test camera', kind: 'test' },
      { id: 'lectern-tone', label: 'Test microphone', kind: 'test' },
      { id: 'screen', label: 'Screen', kind: 'screen', device: process.env['DISPLAY'] ?? ':0' },
    ],
    profiles: [
      {
        name: 'Lecture',
        tracks: [
          {
            id: 'camera',
            label: 'Camera',
            video: 'lectern-camera',
            audio: 'lectern-tone',
            width: 1280,
            height: 720,
            ...common,
          },
          {
            id: 'screen',
            label: 'Screen',
            video: 'screen',
            audio: null,
            width: even(width),
            height: even(height),
            ...common,
          },
        ],
      },
    ],
    armSeconds: 10,
  };
}

const even = (pixels: number): number => pixels - (pixels % 2);
