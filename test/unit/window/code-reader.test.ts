import { describe, expect, it } from 'vitest';
import { textInPixels } from '../../../renderer/views/pairing/scan/pixels.ts';
import { pairingLink, readPairingLink } from '../../../shared/settings/pairing-link.ts';
import { drawnCode } from '../../support/drawn-code.ts';

const FIELDS = {
  ...{ serverUrl: 'https://www.kaltura.com', tokenId: '1_ab12cd34', hashType: 'SHA256' as const },
  token: 'a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6',
};

describe('the reader of QR codes', () => {
  it('fills the form of pairing from a code that shows a pairing link', async () => {
    const text = await textInPixels(drawnCode(pairingLink({ ...FIELDS, partnerId: 1234567 }), 4));
    expect(readPairingLink(text ?? '')).toEqual({ ...FIELDS, partnerId: '1234567' });
  });

  it('reads what is not for pairing too, and leaves it to others to tell', async () => {
    const text = await textInPixels(drawnCode('https://example.edu', 4));
    expect(text).toBe('https://example.edu');
    expect(readPairingLink(text ?? '')).toBeNull();
  });

  it('finds nothing where there is no code', async () => {
    const data = new Uint8ClampedArray(320 * 240 * 4).fill(128);
    expect(await textInPixels({ width: 320, height: 240, data })).toBeNull();
  });
});
