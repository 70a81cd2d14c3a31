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
import { segmentOf } from './ring/segment.ts';
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
 * Makes way for new rings: ends the processes of an earlier run of Lectern, which go on recording by themselves, and moves
 * what they wrote from `root` to `aside`. What is there from before stays.
 */
export async function setRingsAside(root: string, aside: string, ports: RecoveryPorts): Promise<void> {
  const runs = await runsIn(root, ports.files);
  await Promise.all(runs.map(({ dir }) => endOwner(dir, ports)));
  for (const { dir, ringId, base } of runs) {
    await ports.files.makeDir(join(aside, ringId));
    await ports.files.rename(dir, join(aside, ringId, base));
  }
  await ports.files.remove(root);
}

/** Gives the segments in `aside` to the recordings that want them, and removes the rest. */
export async function takeOver(
  aside: string,
  recordings: readonly Recording[],
  settings: CaptureSettings,
  files: Files,
): Promise<void> {
  const users = recordings.flatMap((recording) => usersOf(recording, settings, files));
  for (const { dir, ringId, base } of await runsIn(aside, files)) {
    const itsUsers = users.filter((u) => u.ringId === ringId);
    const names = (await files.list(dir)).filter((n) => n.endsWith('.ts'));
    for (const [i, name] of names.entries()) {
      const file = { path: join(dir, name), baseSeconds: Number(base), closed: i < names.length - 1 };
      for (const user of itsUsers) await user.take(file);
    }
  }
  await files.remove(aside);
}

interface LeftRun {
  readonly dir: string;
  readonly ringId: string;
  readonly base: string;
}

async function runsIn(root: string, files: Files): Promise<readonly LeftRun[]> {
  const found: LeftRun[] = [];
  for (const ringId of await files.list(root)) {
    for (const base of await files.list(join(root, ringId)))
      found.push({ dir: join(root, ringId, base), ringId, base });
  }
  return found;
}

interface LeftFile {
  readonly path: string;
  readonly baseSeconds: number;
  /** Another segment was begun after it. */
  readonly closed: boolean;
}

interface LeftUser {
  readonly ringId: string;
  take(file: LeftFile): Promise<void>;
}

function usersOf(recording: Recording, settings: CaptureSettings, files: Files): LeftUser[] {
  const claims = new Claims(files, recording.dir);
  const wanted = wantedSpans(recording, settings.undoStopSeconds * 1000, settings.keepPausedSpans);
  const strands = specsOrNone(settings, recording).flatMap((track) => strandsOf(track));
  return strands.map(({ strand, spec }) => ({
    ringId: ringIdOf(spec),
    take: async (file) => {
      const bytes = await files.read(file.path);
      const segment = segmentOf({ ...file, bytes: bytes.length }, scan(bytes), spec.track.fps);
      if (!segment || !wanted.some((w) => segment.start < w.end && segment.end > w.start)) return;
      await files.sync(file.path);
      await claims.take(spec.track.id as TrackId, strand, segment, null);
    },
  }));
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
