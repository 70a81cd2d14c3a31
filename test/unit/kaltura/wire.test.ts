import { describe, expect, test } from 'vitest';
import { tokenHash } from '../../../electron/kaltura/app-token.ts';
import { entrySchema, newMediaEntry, printable } from '../../../electron/kaltura/entries.ts';
import { multipart } from '../../../electron/kaltura/multipart.ts';
import { redacted } from '../../../electron/kaltura/redacted.ts';
import { wireBoolean, wireId, wireList, wireNumber, wireText } from '../../../electron/kaltura/wire.ts';

describe('what Kaltura sends', () => {
  test('numbers may be texts; null and missing are nothing; words are refused', () => {
    expect(['1048576', 7, null, undefined, ''].map((v) => wireNumber.parse(v))).toEqual([1048576, 7, null, null, null]);
    expect(wireNumber.safeParse('many').success).toBe(false);
  });

  test('yes and no come in several ways', () => {
    expect([true, 1, '1', 'true', false, 0, '0', null].map((v) => wireBoolean.parse(v))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test('ids are texts and never empty, texts are never null', () => {
    expect([wireId.parse(17), wireId.parse('1_ab'), wireText.parse(null), wireText.parse(5)]).toEqual([
      '17',
      '1_ab',
      '',
      '5',
    ]);
    expect(wireId.safeParse('').success).toBe(false);
  });

  test('a list without objects is empty, and unknown fields pass', () => {
    expect(wireList(wireId).parse({ totalCount: '0', surprise: 1 })).toMatchObject({
      totalCount: 0,
      objects: [],
      surprise: 1,
    });
  });

  test.each([
    [7, 'no-content'],
    ['7', 'no-content'],
    [0, 'processing'],
    [1, 'processing'],
    [4, 'processing'],
    [2, 'ready'],
    [5, 'ready'],
    [-1, 'failed'],
    [-2, 'failed'],
    [3, 'deleted'],
    ['virusScan.Infected', 'failed'],
    ['newPlugin.Status', 'processing'],
  ])('entry status %s means %s', (status, standing) => {
    expect(entrySchema.parse({ id: '1_a', status }).standing).toBe(standing);
  });
});

describe('what is sent to Kaltura', () => {
  test('the hash of a token is lower-case hex over ks and token', () => {
    expect(tokenHash('', 'abc', 'SHA1')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
    expect(tokenHash('ab', 'c', 'MD5')).toBe('900150983cd24fb0d6963f7d28e17f72');
    expect(tokenHash('a', 'bc', 'SHA256')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('an entry carries what was asked for, without characters that XML forbids', () => {
    const card = { name: 'A\u0000\u001fB', description: '', tags: ['x', 'y'], mediaType: 'audio' } as const;
    expect(newMediaEntry({ ...card, templateEntryId: null, parentEntryId: '1_p' as never })).toEqual({
      entry: { objectType: 'KalturaMediaEntry', mediaType: 5, name: 'AB', tags: 'x,y', parentEntryId: '1_p' },
    });
    expect(printable('tab\t line\n é 日 😀')).toBe('tab\t line\n é 日 😀');
  });

  test('a form says its exact length beforehand', async () => {
    const bytes = new TextEncoder().encode('content');
    const file = { fileName: 'a"b\r\n.mp4', length: 7, bytes: () => only(bytes) };
    const form = multipart(
      [
        ['ks', 'secret'],
        ['resumeAt', '7'],
      ],
      file,
    );
    if (typeof form.body !== 'function') throw new Error('not streamed');
    const pieces: Uint8Array[] = [];
    for await (const piece of form.body()) pieces.push(piece);
    const text = Buffer.concat(pieces).toString();
    expect(text).toHaveLength(form.bodyLength ?? 0);
    expect(text).toContain('name="fileData"; filename="a_b__.mp4"');
    expect(text.indexOf('name="resumeAt"')).toBeLessThan(text.indexOf('fileData'));
  });

  test('what may be a secret is not repeated', () => {
    expect(redacted('Invalid KS "djJ8MTIzNDU2N3xhYmNkZWZnaGlqa2xtbm9w" for 1_ab12cd34')).toBe(
      'Invalid KS "…" for 1_ab12cd34',
    );
  });
});

async function* only(piece: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(piece);
}
