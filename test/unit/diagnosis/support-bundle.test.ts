import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bundleOf, type BundleFile, type BundleInputs } from '../../../electron/diagnosis/support-bundle.ts';
import { zipped } from '../../../electron/diagnosis/zip.ts';

const inputs = (change: Partial<BundleInputs>): BundleInputs => ({
  ...{ versions: {}, settings: {}, facts: [], snapshot: {}, devices: [], checks: [], log: '', secrets: [] },
  ...change,
});
const textOf = (change: Partial<BundleInputs>): string =>
  bundleOf(inputs(change))
    .map((f) => f.text)
    .join('');

test('a kept secret is in no file, wherever it was and however it is written', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 8, maxLength: 40 }), (random) => {
      const secret = `canary-${random}`;
      const everywhere = { anywhere: [{ deep: { inside: `before ${secret} after` } }] };
      const text = textOf({
        settings: everywhere,
        snapshot: everywhere,
        devices: everywhere,
        checks: everywhere,
        versions: { v: secret },
        facts: [everywhere],
        log: `${secret} ${JSON.stringify(secret)} ?x=${encodeURIComponent(secret)}`,
        secrets: [secret],
      });
      for (const form of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]) {
        expect(text).not.toContain(form);
      }
    }),
  );
});

test('secrets that nobody keeps are known by their field and by their shape', () => {
  const text = textOf({
    settings: { source: { device: 'rtsp://admin:canary-password@10.0.0.9/stream-canary' }, password: 'canary-field' },
    facts: [{ detail: 'refused djJ8MTIzfGNhbmFyeS1jYW5hcnk' }],
    log: 'pushed to rtmp://live.example/kLive?t=canary-stream',
  });
  expect(text).not.toMatch(/canary|djJ8/);
});

test('a zip archive gives back what was put in', () => {
  const files: readonly BundleFile[] = [
    { name: 'versions.json', text: '{"ä": 1}\n' },
    { name: 'lectern.log', text: 'line\n'.repeat(5000) },
    { name: 'empty.txt', text: '' },
  ];
  expect(unzipped(zipped(files))).toEqual(files);
});

/** Reads the archive by its central directory, as any program does. */
function unzipped(zip: Uint8Array): readonly BundleFile[] {
  const bytes = Buffer.from(zip);
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  const files: BundleFile[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    const packed = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    files.push({ name, text: inflateRawSync(bytes.subarray(data, data + packed)).toString() });
    at += 46 + nameLength;
  }
  return files;
}
