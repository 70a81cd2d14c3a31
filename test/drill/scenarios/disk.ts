import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DrillRoom } from '../drill-room.ts';
import { lossesOf } from '../losses.ts';
import type { Scenario } from '../scenario.ts';

const DISK_BYTES = 64 * 2 ** 20;
const PIECE = new Uint8Array(64 * 1024);

/** Mounts a small disk over the folder of the recordings, seen by the engine alone, and becomes the engine. */
const onSmallDisk = (folder: string): readonly string[] => [
  ...['unshare', '--map-root-user', '--mount', 'sh', '-c'],
  'mkdir -p "$0" && mount -t tmpfs -o "size=$1" lectern "$0" && shift && exec "$@"',
  ...[join(folder, 'recordings'), String(DISK_BYTES)],
];

/** A disk without room, by a small disk of the engine's own; Linux with user namespaces only. */
export const DISK: readonly Scenario[] = [
  {
    name: 'disk-full',
    what: 'the disk is full for some seconds in the middle of the lecture',
    startBy: onSmallDisk,
    run: async (room) => {
      await room.lecture(20);
      await room.recorded(4000);
      const ballast = ballastIn(room);
      await fill(ballast);
      await room.until((s) => s.faults.some((f) => f.fault.code === 'disk-full'));
      await rm(ballast);
      return lossesOf(await room.over(), room.sandbox);
    },
  },
];

/** A file on the engine's small disk, seen from outside by way of its process. */
const ballastIn = (room: DrillRoom): string =>
  `/proc/${room.engine.pid}/root${join(room.folder, 'recordings', 'ballast')}`;

/** Writes until nothing more goes onto the disk. */
async function fill(path: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (;;) await file.write(PIECE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
}
