import { join } from 'node:path';
import { z } from 'zod';
import type { RecordingEvent } from '../../shared/domain/fact.ts';
import type { TrackId } from '../../shared/domain/ids.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { CaptureSettings } from '../../shared/settings/capture.ts';
import type { Files } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import type { Processes } from '../ports/processes.ts';
import { Claims } from './join/claims.ts';
import { ringIdOf } from './ring/rings.ts';
import { segmentOf, type Segment } from './ring/segment.ts';
import { OWNER_FILE } from './ring/ring.ts';
import { scan } from './stream/scan.ts';
import { specsOrNone, strandsOf } from './track-specs.ts';
import { wantedSpans } from './wanted.ts';

const ownerSchema = z.object({ pid: z.int().positive(), startTime: z.string() });

export interface RecoveryPorts {
  readonly files: Files;
  readonly processes: Processes;
  readonly log: Log;
}

/**
 * Takes over what an earlier run of Lectern left in its rings: ends processes that outlived it (they go on recording by
 * themselves), gives their segments to the recordings that want them, and wipes the rings.
 */
export async function takeOverRings(
  root: string,
  recordings: readonly Recording[],
  settings: CaptureSettings,
  ports: RecoveryPorts,
): Promise<void> {
  const { files } = ports;
  const users = recordings.flatMap((recording) => usersOf(recording, settings, files));
  for (const ringId of await files.list(root)) {
    for (const base of await files.list(join(root, ringId))) {
      const dir = join(root, ringId, base);
      await endOwner(dir, ports);
      const itsUsers = users.filter((u) => u.ringId === ringId);
      for (const name of (await files.list(dir)).filter((n) => n.endsWith('.ts'))) {
        for (const user of itsUsers) await user.take(join(dir, name), Number(base));
      }
    }
  }
  await files.remove(root);
}

interface LeftUser {
  readonly ringId: string;
  take(path: string, baseSeconds: number): Promise<void>;
}

function usersOf(recording: Recording, settings: CaptureSettings, files: Files): LeftUser[] {
  const claims = new Claims(files, recording.dir);
  const wanted = wantedSpans(recording, settings.undoStopSeconds * 1000, settings.keepPausedSpans);
  const strands = specsOrNone(settings, recording).flatMap((track) => strandsOf(track));
  return strands.map(({ strand, spec }) => ({
    ringId: ringIdOf(spec),
    take: async (path, baseSeconds) => {
      const segment = await readSegment(files, path, baseSeconds, spec.track.fps);
      if (!segment || !wanted.some((w) => segment.start < w.end && segment.end > w.start)) return;
      await files.sync(path);
      await claims.take(spec.track.id as TrackId, strand, segment, false);
    },
  }));
}

/** Nobody said whether the segment was finished, so its last frame counts only if the one after it was begun. */
async function readSegment(files: Files, path: string, baseSeconds: number, fps: number): Promise<Segment | null> {
  const bytes = await files.read(path);
  const stamps = scan(bytes);
  const isWhole = stamps.video?.count === fps;
  return segmentOf({ path, bytes: bytes.length, baseSeconds, closed: isWhole }, stamps, fps);
}

async function endOwner(dir: string, { files, processes, log }: RecoveryPorts): Promise<void> {
  const path = join(dir, OWNER_FILE);
  if ((await files.stat(path)) === null) return;
  const owner = ownerIn(await files.readText(path));
  if (owner === null) return;
  const { pid, startTime } = owner;
  if ((await processes.startTimeOf(pid)) !== startTime) return;
  log.info('Ending a process of an earlier run', { pid });
  await processes.killOrphan(pid, startTime);
}

/** Null for a text that a power cut left unreadable: then the process went with it. */
function ownerIn(text: string): z.infer<typeof ownerSchema> | null {
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch (e) {
    if (e instanceof SyntaxError || e instanceof z.ZodError) return null;
    throw e;
  }
}

/** The facts that end a recording's open parts with what is on the disk of them. */
export async function endsOfOpenParts(recording: Recording, files: Files): Promise<readonly RecordingEvent[]> {
  const claims = new Claims(files, recording.dir);
  const ends: RecordingEvent[] = [];
  for (const part of 'parts' in recording ? recording.parts : []) {
    if (part.end !== null) continue;
    const last = (await claims.listMain(part.trackId)).at(-1);
    const end = last && last.end > part.start ? last.end : part.start;
    ends.push({ type: 'part-ended', trackId: part.trackId, number: part.number, end });
  }
  return ends;
}
