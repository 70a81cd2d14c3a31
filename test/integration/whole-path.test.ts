import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineRoom, hashesOf, pairWithSandbox, TWO_TEST_TRACKS } from '../support/paired-engine.ts';

describe('from the schedule to Kaltura', () => {
  let room: EngineRoom;
  beforeEach(async () => {
    room = await EngineRoom.open();
  });
  afterEach(() => room.close());

  it('records a scheduled lecture as two tracks and uploads the second as the child of the first', async () => {
    const { engine, sandbox } = room;
    await pairWithSandbox(engine, sandbox);
    const eventId = sandbox.schedule.add({
      summary: 'MATH-123',
      startsInSeconds: 12,
      lastsSeconds: 6,
      resources: ['room'],
    });
    await engine.ask('syncNow', {});
    const done = await engine.until(
      (s) => s.recordings[0]?.state === 'uploaded' || s.recordings[0]?.state === 'failed',
    );
    const recording = done.recordings[0];
    if (!recording) throw new Error('there is no recording');
    expect(recording).toMatchObject({ eventId: String(eventId), state: 'uploaded', fault: null, gaps: [] });
    expect(Math.abs((recording.durationMs ?? 0) - 6000)).toBeLessThan(100);

    for (const { local, kaltura } of await hashesOf(recording, sandbox)) expect(kaltura).toBe(local);
    const [main, second] = recording.tracks.map((t) => sandbox.state.entries.get(t.entryId ?? ''));
    expect(main?.name).toBe('MATH-123');
    expect(main?.parentEntryId ?? null).toBeNull();
    expect(second?.parentEntryId).toBe(main?.id);
  });

  it('records by hand without a network, and uploads when it is paired', async () => {
    const { engine, sandbox } = room;
    await engine.ask('changeSettings', { capture: TWO_TEST_TRACKS });
    const { recordingId } = await engine.ask('startNow', {
      eventId: null,
      title: 'Visitor',
      templateEntryId: null,
      minutes: 5,
    });
    await engine.until((s) => (s.current?.recordedMs ?? 0) >= 3000);
    await engine.ask('stop', { recordingId });
    await engine.until((s) => s.recordings[0]?.durationMs !== null && s.recordings[0]?.durationMs !== undefined);
    await pairWithSandbox(engine, sandbox);
    const done = await engine.until((s) => s.recordings[0]?.state === 'uploaded');
    expect(done.recordings[0]?.tracks.every((t) => t.step === 'ready')).toBe(true);
  });
});
