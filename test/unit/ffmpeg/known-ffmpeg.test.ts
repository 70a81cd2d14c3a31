import { basename } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { KnownFfmpeg } from '../../../electron/ffmpeg/known-ffmpeg.ts';
import type { FfmpegTools } from '../../../electron/ffmpeg/find-ffmpeg.ts';
import { FaultError } from '../../../shared/faults/fault.ts';
import { FakeProcesses } from '../../support/fake-processes.ts';

let processes: FakeProcesses;
let setting: string | null;
let known: KnownFfmpeg;
beforeEach(() => {
  processes = new FakeProcesses();
  setting = null;
  known = new KnownFfmpeg(processes, () => ({ setting, env: {}, bundled: null }));
});

/** Answers every program that is asked for its version, until nobody asks any more. */
async function answered(version: string | null, found: Promise<FfmpegTools>): Promise<FfmpegTools | string> {
  let done = false;
  const result = found.then(
    (tools) => tools,
    (error: unknown) => (error instanceof FaultError ? error.fault.code : String(error)),
  );
  void result.finally(() => (done = true));
  for (let answers = 0; !done;) {
    const child = processes.children[answers];
    if (child) answers += 1;
    if (child && version !== null) child.say(1, `${basename(child.spec.file)} version ${version}`);
    child?.end();
    await new Promise(setImmediate);
  }
  return result;
}

it('is looked for once, also by several at a time', async () => {
  const both = Promise.all([known.find(), known.find()]).then(([one, two]) => {
    expect(one).toBe(two);
    return one;
  });
  expect(await answered('6.1', both)).toMatchObject({ ffmpeg: 'ffmpeg', version: [6, 1] });
  const { length } = processes.children;
  await known.find();
  expect(processes.children).toHaveLength(length);
});

it('is looked for again after a failure, and when the setting changed', async () => {
  expect(await answered(null, known.find())).toBe('ffmpeg-missing');
  processes.children.length = 0;
  expect(await answered('6.1', known.find())).toMatchObject({ ffmpeg: 'ffmpeg' });
  for (const path of ['/opt/ffmpeg', null]) {
    setting = path;
    processes.children.length = 0;
    expect(await answered('7.0', known.find())).toMatchObject({ ffmpeg: path ?? 'ffmpeg', version: [7, 0] });
  }
});
