import { sentenceOf } from '../../shared/faults/fault.ts';
import type { RecordingView } from '../../shared/ipc/snapshot.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** Frames at both ends that a track may lack: its first key frame is the next one of the source. */
const TOLERANCE_MS = 200;

/** What Kaltura lacks of the recording's window, in sentences; none when it holds all of it. */
export async function lossesOf(recording: RecordingView, sandbox: Sandbox): Promise<readonly string[]> {
  if (recording.state !== 'uploaded') {
    const why = recording.fault ? sentenceOf(recording.fault) : 'no reason is given';
    return [`nothing is in Kaltura, the recording is ${recording.state}: ${why}`];
  }
  const missing = recording.gaps.map((g) => `${seconds(g.end - g.start)} of ${g.trackId} (${g.cause})`);
  const told = Math.max(0, ...recording.tracks.map((t) => gapsOf(recording, t.trackId)));
  const untold = recording.end - recording.start - told - (recording.durationMs ?? 0);
  const short = untold > TOLERANCE_MS ? [`${seconds(untold)} that no gap tells of`] : [];
  return [...missing, ...short, ...(await lostOnTheWay(recording, sandbox))];
}

const gapsOf = ({ gaps }: RecordingView, trackId: string): number =>
  gaps.filter((g) => g.trackId === trackId).reduce((sum, g) => sum + g.end - g.start, 0);

/** Tracks whose bytes did not all arrive, and entries that hold something else. */
async function lostOnTheWay({ tracks }: RecordingView, sandbox: Sandbox): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const { trackId, entryId, bytes } of tracks) {
    const media = await sandbox.media(entryId ?? '');
    if (media?.bytes !== bytes) lost.push(`${trackId}: Kaltura holds ${media?.bytes ?? 0} of ${bytes ?? 0} bytes`);
  }
  const withMedia = [...sandbox.state.entries.values()].filter((e) => e.contentTokenId !== null).length;
  if (withMedia > tracks.length) lost.push(`${withMedia} entries for ${tracks.length} tracks`);
  return lost;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
