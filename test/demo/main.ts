import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Span } from '../../shared/domain/instant.ts';
import type { RecordingView } from '../../shared/ipc/snapshot.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { showScreenClock } from '../support/screen-clock.ts';
import { DemoApp } from './demo-app.ts';
import { demoCapture, screenSize } from './demo-room.ts';
import { say } from './say.ts';
import { verifyScreen, verifyTestSource, type Verdict } from './verify.ts';

/**
 * The main job for real: a sandbox Kaltura, the app in Electron, paired with a fresh app token; a scheduled event of two
 * tracks is synced, recorded and uploaded, and what arrived is judged from Kaltura's side. `--keep` leaves the app open.
 */
const STARTS_IN_SECONDS = 25;
const LASTS_SECONDS = 20;
const FPS = 30;

/** What is printed last. */
interface Outcome {
  readonly eventId: string;
  readonly entryIds: readonly string[];
  readonly startErrorMs: number;
  readonly endErrorMs: number;
  readonly durationMs: number;
  readonly verified: boolean;
}

async function demo(keep: boolean, folder: string): Promise<Outcome> {
  const sandbox = await startSandbox({ dir: join(folder, 'kaltura') });
  const electron = process.env['ELECTRON_EXEC_PATH'];
  if (!electron) throw new Error('ELECTRON_EXEC_PATH names no Electron: start this by `npm run demo`');
  const app = await DemoApp.launch(electron, join(folder, 'profile'));
  const hideClock = await showScreenClock(electron, screenSize());
  try {
    const outcome = await run(app, sandbox);
    if (keep) {
      say('The window stays open. Close it from the tray, or press Ctrl-C, to end.');
      await app.closed;
    }
    return outcome;
  } finally {
    await hideClock();
    await app.quit();
    await sandbox.close();
  }
}

async function run(app: DemoApp, sandbox: Sandbox): Promise<Outcome> {
  const { credentials, url } = sandbox;
  say(`Sandbox Kaltura at ${url}, partner ${credentials.partnerId}`);
  const eventId = String(
    sandbox.schedule.add({
      summary: 'MATH-123 Linear Algebra',
      startsInSeconds: STARTS_IN_SECONDS,
      lastsSeconds: LASTS_SECONDS,
      resources: ['room'],
    }),
  );
  const { partnerId, tokenId, token, hashType, resourceId } = credentials;
  await app.ask('changeSettings', { capture: demoCapture() });
  await app.ask('pair', { serverUrl: url, partnerId, tokenId, token, hashType });
  say(`Paired with app token ${tokenId} (${hashType})`);
  await app.ask('chooseResource', { id: String(resourceId), name: 'Room 702' });

  const recording = await app.watch(eventId, say);
  const window = { start: recording.start, end: recording.end };
  say('Judging what Kaltura holds');
  return judge(eventId, recording, window, sandbox);
}

async function judge(eventId: string, recording: RecordingView, window: Span, sandbox: Sandbox): Promise<Outcome> {
  const verdicts: Verdict[] = [];
  const entryIds: string[] = [];
  for (const { trackId, entryId } of recording.tracks) {
    const media = await sandbox.media(entryId ?? '');
    if (entryId === null || media === null) throw new Error(`Kaltura holds nothing of track ${trackId}`);
    const verdict =
      trackId === 'screen'
        ? await verifyScreen(media.path, window, FPS)
        : await verifyTestSource(media.path, window, FPS);
    say(`Entry ${entryId} (${trackId}): ${verdict.isComplete ? 'complete' : 'NOT complete'}: ${verdict.findings}`);
    verdicts.push(verdict);
    entryIds.push(entryId);
  }
  const [main] = verdicts;
  if (!main) throw new Error('The recording has no track');
  const [parent, child] = entryIds.map((id) => sandbox.state.entries.get(id));
  const isChild = child?.parentEntryId === parent?.id;
  say(`The second track is ${isChild ? 'a child' : 'NOT a child'} of the first`);
  return {
    eventId,
    entryIds,
    startErrorMs: main.startErrorMs,
    endErrorMs: main.endErrorMs,
    durationMs: main.durationMs,
    verified: isChild && verdicts.length === 2 && verdicts.every((v) => v.isComplete),
  };
}

const folder = await mkdtemp(join(tmpdir(), 'lectern-demo-'));
try {
  const outcome = await demo(process.argv.includes('--keep'), folder);
  console.log(JSON.stringify(outcome));
  process.exitCode = outcome.verified ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
