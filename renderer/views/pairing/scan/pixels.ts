import type { Image } from 'qr/decode.js';

/**
 * What a QR code says that is somewhere in these pixels (RGBA); null when none can be read. Loads the reader when it is
 * first used.
 */
export async function textInPixels(pixels: Image): Promise<string | null> {
  const { decodeQR } = await import('qr/decode.js');
  try {
    return decodeQR(pixels);
  } catch {
    // The reader's way of saying that there is none.
    return null;
  }
}
