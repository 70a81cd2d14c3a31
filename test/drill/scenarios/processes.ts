import { childrenOf } from '../children.ts';
import { lossesOf } from '../losses.ts';
import type { Scenario } from '../scenario.ts';

/** Processes that die. */
export const PROCESSES: readonly Scenario[] = [
  {
    name: 'ffmpeg-killed',
    what: 'the process that records one of the tracks is killed in the middle of the lecture',
    run: async (room) => {
      await room.lecture();
      await room.recorded(4000);
      const [victim] = await childrenOf(room.engine.pid, /^ffmpeg/);
      if (victim === undefined) throw new Error('no ffmpeg was found to be killed');
      process.kill(victim, 'SIGKILL');
      return lossesOf(await room.over(), room.sandbox);
    },
  },
  {
    name: 'app-killed-recording',
    what: 'Lectern is killed in the middle of the lecture, and started again',
    run: async (room) => {
      await room.lecture();
      await room.recorded(4000);
      await room.killAndRestart();
      return lossesOf(await room.over(), room.sandbox);
    },
  },
  {
    name: 'app-killed-uploading',
    what: 'Lectern is killed in the middle of the upload, and started again',
    run: async (room) => {
      const { faults } = room.sandbox;
      faults.arm({ service: 'uploadToken', action: 'upload', times: 4, effect: { kind: 'delay', ms: 1500 } });
      await room.lecture();
      await room.until((s) => s.recordings[0]?.state === 'uploading');
      await room.killAndRestart();
      return lossesOf(await room.over(), room.sandbox);
    },
  },
];
