import { textInPixels } from './pixels.ts';

/** Larger pictures are not easier to read, only slower. */
const LONGEST_SIDE = 1280;

/** What a QR code says that is somewhere in a picture; null when none can be read. Nothing of the picture is kept. */
export async function textInPicture(
  picture: CanvasImageSource,
  size: { readonly width: number; readonly height: number },
): Promise<string | null> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(size.width, size.height));
  const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)];
  if (width === 0 || height === 0) return null;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.drawImage(picture, 0, 0, width, height);
  return textInPixels(context.getImageData(0, 0, width, height));
}

/** The same for a file, such as a screenshot; null also when it is no picture. */
export async function textInFile(file: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) return null;
  try {
    return await textInPicture(bitmap, bitmap);
  } finally {
    bitmap.close();
  }
}
