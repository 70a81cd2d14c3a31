import { expect, test } from 'vitest';
import { filtered, LogReader } from '../../../electron/diagnosis/log-reader.ts';
import type { LogFilter } from '../../../shared/diagnosis/log-line.ts';
import { MemoryFiles } from '../../support/memory-files.ts';

const line = (level: string, stage: string, message: string): string =>
  JSON.stringify({ at: '2026-09-21T14:00:00.000Z', level, stage, message, recordingId: 'rec-1' });
const LOG = [
  line('debug', 'capture', 'Segment taken'),
  line('info', 'upload', 'Chunk sent'),
  'a line that was cut o',
  line('warn', 'upload', 'Chunk refused'),
  line('error', 'capture', 'Source lost'),
  '',
].join('\n');
const ALL: LogFilter = { level: 'debug', stage: '', text: '', limit: 100 };

test.each<[string, Partial<LogFilter>, readonly string[]]>([
  ['everything', {}, ['Segment taken', 'Chunk sent', 'Chunk refused', 'Source lost']],
  ['a level and worse', { level: 'warn' }, ['Chunk refused', 'Source lost']],
  ['one stage', { stage: 'upload' }, ['Chunk sent', 'Chunk refused']],
  ['a word in any case', { text: 'CHUNK' }, ['Chunk sent', 'Chunk refused']],
  ['a word in the fields', { text: 'rec-1', level: 'error' }, ['Source lost']],
  ['the newest', { limit: 1 }, ['Source lost']],
])('%s', (_what, filter, messages) => {
  expect(filtered(LOG, { ...ALL, ...filter }).map((l) => l.message)).toEqual(messages);
});

test('the file before comes first, and a secret in either is masked', async () => {
  const files = new MemoryFiles();
  files.write('/logs/lectern.old.log', `${line('info', 'a', 'old')}\n`);
  files.write('/logs/lectern.log', `${line('info', 'a', `ks=${'djJ8'.padEnd(40, 'x')}`)}\n`);
  const reader = new LogReader(files, '/logs/lectern.log');
  const messages = (await reader.lines(ALL)).map((l) => l.message);
  expect(messages[0]).toBe('old');
  expect(messages[1]).not.toContain('djJ8');
  expect(await new LogReader(files, null).lines(ALL)).toEqual([]);
});
