import path from 'node:path';
import { nativeImage, type NativeImage } from 'electron';
import type { DeviceState } from '../../shared/ipc/snapshot.ts';

/** Pixels at 100 %: Windows and macOS draw small icons, panels on Linux scale down from a larger one. */
const BASE = process.platform === 'linux' ? 32 : 16;
const SCALES = [1, 1.5, 2, 4];
const DRAWN = new Set([16, 24, 32, 48, 64]);

/** The icon of a state in every size that was drawn. `folder` is that of the PNG files. */
export function trayIcon(folder: string, state: DeviceState): NativeImage {
  const image = nativeImage.createEmpty();
  for (const scaleFactor of SCALES) {
    const size = BASE * scaleFactor;
    if (!DRAWN.has(size)) continue;
    const drawn = nativeImage.createFromPath(path.join(folder, `${state}-${size}.png`));
    image.addRepresentation({ scaleFactor, width: size, height: size, buffer: drawn.toPNG() });
  }
  return image;
}
