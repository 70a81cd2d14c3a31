import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordingView } from '../../shared/ipc/snapshot.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { EngineProcess } from './engine-process.ts';

/** Two test sources, small and cheap: what a test of the whole path captures. */
export const TWO_TEST_TRACKS = {
  sources: [
    { id: 'camera', label: 'Camera', kind: 'test' as const },
    { id: 'screen', label: 'Screen', kind: 'test' as const },
    { id: 'tone', label: 'Microphone', kind: 'test' as const },
  ],
  profiles: [
    {
      name: 'Lecture',
      tracks: ['camera', 'screen'].map((id) => ({
        id,
        label: id,
        video: id,
        audio: 'tone',
        width: 320,
        height: 180,
        preset: 'ultrafast' as const,
        videoKbps: 300,
      })),
    },
  ],
  armSeconds: 10,
  undoStopSeconds: 0,
};

/** A folder for one engine, removed by `dispose`. */
export async function engineFolder(): Promise<{ folder: string; dispose: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  return { folder, dispose: () => rm(folder, { recursive: true, force: true }) };
}

/** Pairs an engine with a sandbox, takes its room and sets two test sources up. */
export async function pairWithSandbox(engine: EngineProcess, { credentials, url }: Sandbox): Promise<void> {
  const { partnerId, tokenId, token, hashType, resourceId } = credentials;
  await engine.ask('changeSettings', { capture: TWO_TEST_TRACKS });
  await engine.ask('pair', { serverUrl: url, partnerId, tokenId, token, hashType });
  await engine.ask('chooseResource', { id: String(resourceId), name: 'Room 702' });
}

/** The SHA-256 of each track's local file and of what the sandbox holds for its entry. */
export async function hashesOf(
  recording: RecordingView,
  sandbox: Sandbox,
): Promise<{ local: string; kaltura: string }[]> {
  return Promise.all(
    recording.tracks.map(async ({ file, entryId }) => ({
      local: createHash('sha256')
        .update(await readFile(file ?? ''))
        .digest('hex'),
      kaltura: (await (await sandbox.media(entryId ?? ''))?.sha256()) ?? 'nothing',
    })),
  );
}

/** A sandbox and an engine in a process of its own, for one test. */
export class EngineRoom {
  private constructor(
    readonly sandbox: Sandbox,
    readonly folder: string,
    public engine: EngineProcess,
    private readonly dispose: () => Promise<void>,
  ) {}

  static async open(): Promise<EngineRoom> {
    const sandbox = await startSandbox();
    const { folder, dispose } = await engineFolder();
    return new EngineRoom(sandbox, folder, await EngineProcess.start(folder), dispose);
  }

  /** Kills the engine as a power cut would, and starts another on the same folder. */
  async powerCut(): Promise<void> {
    await this.engine.kill();
    this.engine = await EngineProcess.start(this.folder);
  }

  async close(): Promise<void> {
    try {
      await this.engine.quit();
    } finally {
      await this.dispose();
      await this.sandbox.close();
    }
  }
}
