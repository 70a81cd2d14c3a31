import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineRoom, hashesOf, pairWithSandbox } from '../support/paired-engine.ts';

const isOver = (state: string | undefined) => state === 'uploaded' || state === 'failed';

describe('the engine is killed', () => {
  let room: EngineRoom;
  beforeEach(async () => {
    room = await EngineRoom.open();
  });
  afterEach(() => room.close());
  const lecture = (lastsSeconds: number) =>
    room.sandbox.schedule.add({ summary: 'PHYS-1', startsInSeconds: 12, lastsSeconds, resources: ['room'] });
  const expectOneEntryPerTrack = async () => {
    const done = await room.engine.until((s) => isOver(s.recordings[0]?.state));
    expect(done.recordings).toHaveLength(1);
    const recording = done.recordings[0];
    if (!recording) throw new Error('there is no recording');
    expect(recording.state).toBe('uploaded');
    for (const { local, kaltura } of await hashesOf(recording, room.sandbox)) expect(kaltura).toBe(local);
    const withMedia = [...room.sandbox.state.entries.values()].filter((e) => e.contentTokenId !== null);
    expect(withMedia).toHaveLength(recording.tracks.length);
    return recording;
  };

  it('while recording: it goes on into the same recording, and the gap is told', async () => {
    await pairWithSandbox(room.engine, room.sandbox);
    lecture(60);
    await room.engine.ask('syncNow', {});
    const { current } = await room.engine.until((s) => (s.current?.recordedMs ?? 0) >= 4000);
    await room.powerCut();
    await room.engine.until((s) => s.sources.every((source) => source.state === 'running'));
    await room.engine.ask('stop', { recordingId: current?.id ?? '' });
    const recording = await expectOneEntryPerTrack();
    expect(recording.gaps.length).toBeGreaterThan(0);
    expect(recording.gaps.filter((g) => g.cause !== 'restart')).toEqual([]);
  });

  it('while uploading: every byte arrives once, in one entry per track', async () => {
    lecture(12);
    room.sandbox.faults.arm({
      service: 'uploadToken',
      action: 'upload',
      times: 4,
      effect: { kind: 'delay', ms: 1500 },
    });
    await pairWithSandbox(room.engine, room.sandbox);
    await room.engine.until((s) => s.recordings[0]?.state === 'uploading');
    await room.powerCut();
    await expectOneEntryPerTrack();
  });
});
