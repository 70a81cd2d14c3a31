import { describe, expect, test } from 'vitest';
import {
  clockFound,
  diskFound,
  encodersFound,
  secretsFound,
  sourcesFound,
} from '../../../electron/diagnosis/verdicts.ts';
import type { SourceId } from '../../../shared/domain/ids.ts';
import type { SourceView } from '../../../shared/ipc/snapshot.ts';

test.each<[string, string, string]>([
  [' V....D libx264  H.264\n V....D h264_nvenc  NVIDIA\n', 'ok', 'libx264, h264_nvenc'],
  [' V....D h264_vaapi  VAAPI\n', 'warning', 'h264_vaapi'],
  [' V....D mpeg4  MPEG-4\n', 'failed', ''],
])('encoders in %j', (printed, state, value) => {
  expect(encodersFound(printed)).toMatchObject({ state, value });
});

test.each<[number, number, string]>([
  [10e9, 0, 'ok'],
  [10e9, 10e9, 'ok'],
  [10e9, 10e9 + 1, 'failed'],
])('%d bytes free, %d needed', (free, needed, state) => {
  expect(diskFound(free, needed, '/recordings').state).toBe(state);
});

test.each<[number | null, string]>([
  [null, 'skipped'],
  [1999, 'ok'],
  [2001, 'warning'],
  [-90_000, 'warning'],
])('a clock %s ms apart', (aheadMs, state) => {
  expect(clockFound(aheadMs).state).toBe(state);
});

test('secrets that cannot be read are worse than plain ones', () => {
  expect((['encrypted', 'plain', 'unavailable'] as const).map((s) => secretsFound(s).state)).toEqual([
    'ok',
    'warning',
    'failed',
  ]);
});

describe('sources', () => {
  const source = (state: SourceView['state'], alarms: SourceView['alarms'] = []): SourceView => ({
    id: 'camera' as SourceId,
    label: 'Camera',
    kind: 'camera',
    state,
    isMissing: false,
    other: null,
    fps: null,
    droppedFrames: 0,
    speed: null,
    alarms,
    previewRevision: 0,
  });
  test.each<[string, readonly SourceView[], string]>([
    ['none', [], 'failed'],
    ['one that runs', [source('running')], 'ok'],
    ['one that is not open', [source('idle')], 'ok'],
    ['a black one', [source('running', ['black'])], 'warning'],
    ['one that went away', [source('running'), source('lost')], 'failed'],
  ])('%s', (_what, sources, state) => {
    expect(sourcesFound(sources).state).toBe(state);
  });
});
