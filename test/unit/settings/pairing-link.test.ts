import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLecternLink, readPairingLink } from '../../../shared/settings/pairing-link.ts';

const fields = {
  serverUrl: 'https://www.kaltura.com',
  partnerId: '1234567',
  tokenId: '1_0nthfxul',
  token: 'a1b2c3',
  hashType: 'SHA256' as const,
};

describe('a pairing link', () => {
  it('is read from a link', () => {
    const link =
      'lectern://pair?url=https%3A%2F%2Fwww.kaltura.com&partner=1234567&tokenId=1_0nthfxul&token=a1b2c3&hash=sha-256';
    expect(readPairingLink(link)).toEqual(fields);
    expect(readPairingLink(`  ${link}\n`)).toEqual(fields);
  });

  it('is read from JSON under the names that tools use, numbers as numbers', () => {
    const { serverUrl, tokenId, token } = fields;
    const json = JSON.stringify({ url: serverUrl, partnerId: 1234567, id: tokenId, token, resourceId: 7 });
    expect(readPairingLink(json)).toEqual({ ...fields, hashType: 'auto' });
  });

  it.each([
    '',
    'lectern://pair',
    'lectern://unpair?url=https://a&partner=1&tokenId=t&token=x',
    'https://pair?url=https://a&partner=1&tokenId=t&token=x',
    '{"url":"https://a","partnerId":"one","tokenId":"t","token":"x"}',
    '{"url":"https://a","partnerId":1,"tokenId":{},"token":"x"}',
    '[]',
    '{',
  ])('is not %s', (text) => expect(readPairingLink(text)).toBeNull());

  it('survives whatever is in the token', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((token) => token.trim() === token),
        (token) => {
          const { serverUrl: url, partnerId: partner, tokenId } = fields;
          const link = `lectern://pair?${new URLSearchParams({ url, partner, tokenId, token }).toString()}`;
          expect(isLecternLink(link)).toBe(true);
          expect(readPairingLink(link)?.token).toBe(token);
        },
      ),
    );
  });
});
