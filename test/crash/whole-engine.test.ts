import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { EngineProcess } from '../support/engine-process.ts';
import { engineFolder, hashesOf, pairWithSandbox } from '../support/paired-engine.ts';

const isOver = (state: string | undefined) => state === 'uploaded' || state === 'failed';

describe('the engine is killed', () => {
  let sandbox: Sandbox;
  let room: Awaited<ReturnType<typeof engineFolder>>;
  let engine: EngineProcess;
  beforeEach(async () => {
    sandbox = await startSandbox();
    room = await engineFolder();
    engine = await EngineProcess.start(room.folder);
  });
  afterEach(async () => {
    await engine.quit();
    await room.dispose();
    await sandbox.close();
  });
  const lecture = () =>
    sandbox.schedule.add({ summary: 'PHYS-1', startsInSeconds: 12, lastsSeconds: 12, resources: ['room'] });
  const restart = async () => {
    await engine.kill();
    engine = await EngineProcess.start(room.folder);
  };
  const expectOneEntryPerTrack = async () => {
    const done = await engine.until((s) => isOver(s.recordings[0]?.state));
    expect(done.recordings).toHaveLength(1);
    const recording = done.recordings[0];
    if (!recording) throw new Error('there is no recording');
    expect(recording.state).toBe('uploaded');
    for (const { local, kaltura } of await hashesOf(recording, sandbox)) expect(kaltura).toBe(local);
    const withMedia = [...sandbox.state.entries.values()].filter((e) => e.contentTokenId !== null);
    expect(withMedia).toHaveLength(recording.tracks.length);
    return recording;
  };

  it('while recording: it goes on into the same recording, and the gap is told', async () => {
    lecture();
    await pairWithSandbox(engine, sandbox);
    await engine.until((s) => (s.current?.recordedMs ?? 0) >= 4000);
    await restart();
    const recording = await expectOneEntryPerTrack();
    expect(recording.gaps.length).toBeGreaterThan(0);
    expect(recording.gaps.every((g) => g.cause === 'restart')).toBe(true);
  });

  it('while uploading: every byte arrives once, in one entry per track', async () => {
    lecture();
    sandbox.faults.arm({ service: 'uploadToken', action: 'upload', times: 4, effect: { kind: 'delay', ms: 1500 } });
    await pairWithSandbox(engine, sandbox);
    await engine.until((s) => s.recordings[0]?.state === 'uploading');
    await restart();
    await expectOneEntryPerTrack();
  });
});
