import type { PictureWish } from '../argv/inputs.ts';

/** From this many pixels on few cameras deliver plain pictures at full rate over USB 2. */
const LARGE_PIXELS = 1280 * 720;

/**
 * Whether a camera is to be asked for compressed pictures, by what `ffmpeg -f v4l2 -list_formats all -i DEVICE` says:
 * lines such as `Compressed:       mjpeg :          Motion-JPEG : 1920x1080 1280x720`. ffmpeg by itself takes a plain
 * format, of which a USB 2 camera gives five large pictures a second.
 */
export function wantsCompressed(listing: string, wish: PictureWish): boolean {
  if (wish.width * wish.height < LARGE_PIXELS) return false;
  const line = listing.split('\n').find((l) => /Compressed: *mjpeg :/.test(l));
  return line !== undefined && line.includes(`${wish.width}x${wish.height}`);
}
