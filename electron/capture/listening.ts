import { FLOOR_DB, type HeardInput } from '../../shared/domain/heard-input.ts';
import type { SourceSettings } from '../../shared/settings/capture.ts';
import { endChild } from '../ffmpeg/end-child.ts';
import { lines } from '../ffmpeg/lines.ts';
import type { Clock } from '../ports/clock.ts';
import type { Processes } from '../ports/processes.ts';
import { listenArgs } from './argv/listen.ts';
import type { Platform } from './argv/inputs.ts';
import type { Capturable } from './devices/capturable.ts';
import { deviceOf } from './devices/identity.ts';
import { levelsIn } from './observe/levels.ts';
import { frameMetadata } from './observe/metadata.ts';
import type { Ring } from './ring/ring.ts';

/** An input that does not open within this time is not listened to. */
const PATIENCE_MS = 6000;

export interface ListeningParts {
  readonly clock: Clock;
  readonly processes: Processes;
  readonly platform: Platform;
  readonly ffmpeg: () => Promise<string>;
  readonly sources: readonly SourceSettings[];
  readonly rings: readonly Ring[];
}

/**
 * How loud every sound input of this PC is: those that are open are asked, the others are opened for a moment. What runs is
 * not touched. Throws FaultError `ffmpeg-missing`.
 */
export async function listenTo(plugged: readonly Capturable[], parts: ListeningParts): Promise<readonly HeardInput[]> {
  const ffmpeg = await parts.ffmpeg();
  const inputs = [...configured(parts.sources), ...unused(plugged, parts.sources)];
  return Promise.all(
    inputs.map(async ({ source, sourceId }) => {
      const open = parts.rings.find((r) => r.state === 'running' && r.spec.audio?.id === source.id);
      const peakDb = open ? (open.watch?.loudestDb() ?? null) : await loudest(source, ffmpeg, parts);
      return { sourceId, device: source.device, label: source.label, peakDb: finite(peakDb) };
    }),
  );
}

interface Input {
  readonly source: SourceSettings;
  /** Null: not set up as a source. */
  readonly sourceId: string | null;
}

const configured = (sources: readonly SourceSettings[]): Input[] =>
  sources
    .filter((s) => s.kind === 'microphone' || s.kind === 'test')
    .map((source) => ({ source, sourceId: source.id }));

/** What a PC plays itself is no microphone. */
const IS_MONITOR = /\.monitor$/;

function unused(plugged: readonly Capturable[], sources: readonly SourceSettings[]): Input[] {
  const used = new Set(sources.map((s) => deviceOf(s, plugged)?.device));
  return plugged
    .filter((d) => d.kind === 'microphone' && !used.has(d.device) && !IS_MONITOR.test(d.device))
    .map(({ device, label }) => ({
      source: { id: `heard ${device}`, label, kind: 'microphone', device, region: null, transport: 'tcp' },
      sourceId: null,
    }));
}

/** The loudest moment in dBFS; null when it does not open. */
async function loudest(source: SourceSettings, file: string, parts: ListeningParts): Promise<number | null> {
  const child = parts.processes.spawn({ file, args: listenArgs(source, parts.platform) });
  const timer = parts.clock.after(PATIENCE_MS, () => void endChild(child, parts.clock, 500));
  let peakDb: number | null = null;
  for await (const { values } of frameMetadata(lines(child.pipe(1)))) {
    const levels = levelsIn(values);
    if (levels) peakDb = Math.max(peakDb ?? -Infinity, ...levels.peakDb);
  }
  await child.ended;
  timer.cancel();
  return peakDb;
}

const finite = (db: number | null): number | null => (db === null ? null : Math.max(FLOOR_DB, db));
