import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordingId, TrackId } from '../../shared/domain/ids.ts';
import type { Track } from '../../shared/domain/recording.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { JournalOnDisk, runChild } from '../support/journal-on-disk.ts';
import { StagedGrowing } from '../support/staged-growing.ts';
import { UploadDevice } from '../support/upload-device.ts';

const MIB = 1024 * 1024;
const AHEAD = 9 * MIB;

/** The facts up to the moment from which all goes as without; those that are told at once stand in one line. */
const FACTS = [
  ['token-asked'],
  ['token-made'],
  ['start-promised'],
  ['joining-began', 'captured', 'upload-queued'],
  ['promise-kept'],
  ['bytes-sent'],
];
/** Each with the number of facts until it is told. */
const CUTS = FACTS.map((told, i) => [told.at(-1) ?? '', FACTS.slice(0, i + 1).flat().length] as const);

let sandbox: Sandbox;
let device: UploadDevice;
let journal: JournalOnDisk;
let ahead: { readonly file: string; readonly bytes: number; readonly track: Track };

beforeEach(async () => {
  sandbox = await startSandbox({ scenario: { lifeCycle: { convertSeconds: 0 } } });
  device = await UploadDevice.make(sandbox);
  journal = new JournalOnDisk(path.join(device.dir, 'journal.db'));
  const growing = new StagedGrowing(device.dir, 10 * MIB, 'camera' as TrackId);
  await growing.grow(AHEAD);
  const [{ file, bytes } = { file: '', bytes: 0 }] = growing.of('rec-1' as RecordingId);
  ahead = { file, bytes, track: await growing.finish() };
  device.capture('rec-1');
  journal.append(device.journal.facts);
});

afterEach(async () => {
  await device.close();
  await sandbox.close();
});

/** Runs the uploader in a process of its own until it is through, or dead; gives how it ended. */
function run(dieAt: number | null): Promise<number | NodeJS.Signals | null> {
  const { partnerId, tokenId, token } = sandbox.credentials;
  const pairing = { serverUrl: sandbox.url, partnerId, tokenId };
  return runChild(new URL('../support/upload-child.ts', import.meta.url), {
    ...{ journal: journal.file, pairing, token, recordingId: 'rec-1', dieAt, settings: {}, ahead },
  });
}

test.each(CUTS)(
  'the uploader is killed after %s of a recording that is sent ahead, and goes on to one token and one entry',
  async (type, facts) => {
    expect(await run(device.journal.facts.length + facts)).toBe('SIGKILL');
    expect(journal.facts().at(-1)?.type).toBe(type);
    expect(await run(null)).toBe(0);
    const media = [...sandbox.state.uploadTokens.values()].filter((t) => t.fileName?.endsWith('.mp4'));
    expect(media).toHaveLength(1);
    const [entry, ...others] = [...sandbox.state.entries.keys()];
    expect(others).toEqual([]);
    const content = await sandbox.media(entry ?? '');
    expect([content?.bytes, await content?.sha256()]).toEqual([ahead.track.bytes, ahead.track.sha256]);
  },
);
