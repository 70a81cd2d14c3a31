import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileSafe, folderName, newRecordingId } from '../../../electron/engine/recording-name.ts';
import type { RecordingId } from '../../../shared/domain/ids.ts';
import { at } from '../../support/occurrences.ts';

describe('the folder of a recording', () => {
  it('tells when in the room’s zone, what, and which', () => {
    expect(folderName('0m4abc123-aa3f9c21' as RecordingId, 'MATH-123', at('14:00'), 'America/New_York')).toBe(
      '2026-09-21 1000 MATH-123 (3f9c21)',
    );
  });

  it.each([
    ['a/b\\c:d*e?"f"<g>|', 'a b c d e f g'],
    ['  ..  ', 'Recording'],
    ['line\nbreak\u0000', 'line break'],
    ['Ünïcödé 講義', 'Ünïcödé 講義'],
  ])('makes %j safe', (title, safe) => expect(fileSafe(title)).toBe(safe));

  it('is legal for any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const safe = fileSafe(title);
        expect(safe).toMatch(/^[^<>:"/\\|?*\p{Cc}]+$/u);
        expect(safe).not.toMatch(/^[. ]|[. ]$/);
        expect([...safe].length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

it('ids sort by time', () => {
  const random = { uniform: () => 0, bytes: (n: number) => new Uint8Array(n) };
  expect(newRecordingId(at('14:00'), random) < newRecordingId(at('14:01'), random)).toBe(true);
});
