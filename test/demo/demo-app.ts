import { _electron, type ElectronApplication, type Page } from 'playwright';
import type { Answer, Bridge } from '../../shared/ipc/bridge.ts';
import type { IntentArgs, IntentName, IntentResult } from '../../shared/ipc/intents.ts';
import type { RecordingView, Snapshot } from '../../shared/ipc/snapshot.ts';
import { sentenceOf } from '../../shared/faults/fault.ts';
import { launchArgs } from '../support/launch-args.ts';

const LOOK_EVERY_MS = 250;

declare global {
  var lectern: Bridge;
}

/** The real app in Electron, asked and watched over the window's own bridge, as a person's clicks would. */
export class DemoApp {
  private constructor(
    private readonly app: ElectronApplication,
    private readonly page: Page,
    /** Settles when the app has ended, by us or by the person. */
    readonly closed: Promise<unknown>,
  ) {}

  /** Starts the built app with a profile of its own and waits for its window. */
  static async launch(executablePath: string, profile: string): Promise<DemoApp> {
    const app = await _electron.launch({ executablePath, args: launchArgs(profile) });
    const closed = app.waitForEvent('close', { timeout: 0 });
    return new DemoApp(app, await app.firstWindow(), closed);
  }

  /** Carries out an intent. Throws with the operator's sentence when it could not be done. */
  async ask<N extends IntentName>(intent: N, args: IntentArgs<N>): Promise<IntentResult<N>> {
    const answer = (await this.page.evaluate(
      ([name, given]) => (globalThis.lectern.intents[name] as (args: unknown) => Promise<unknown>)(given),
      [intent, args] as const,
    )) as Answer<IntentResult<N>>;
    if (!answer.ok) throw new Error(sentenceOf(answer.fault));
    return answer.value;
  }

  /** Tells every change of the event's recording until it is uploaded. Throws with the sentence when it failed. */
  async watch(eventId: string, tell: (line: string) => void): Promise<RecordingView> {
    let [told, last] = ['', ''];
    for (;;) {
      const snapshot = await this.snapshot();
      const recording = snapshot.recordings.find((r) => r.eventId === eventId);
      const line = inWords(snapshot, eventId, recording);
      if (line.stage !== last || line.words !== told) tell(line.words);
      [told, last] = [line.words, line.stage];
      if (recording?.state === 'uploaded') return recording;
      if (recording?.state === 'failed' && recording.fault) throw new Error(sentenceOf(recording.fault));
      await this.page.waitForTimeout(LOOK_EVERY_MS);
    }
  }

  /** The app's main process. */
  get pid(): number {
    const { pid } = this.app.process();
    if (pid === undefined) throw new Error('The app did not start');
    return pid;
  }

  /** Closes the window as a person would; the app stays in the tray. */
  async closeWindow(): Promise<void> {
    await this.page.close();
  }

  /** The first snapshot that `isIt`. */
  async until(isIt: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
    for (;;) {
      const snapshot = await this.snapshot();
      if (isIt(snapshot)) return snapshot;
      await this.page.waitForTimeout(LOOK_EVERY_MS);
    }
  }

  async quit(): Promise<void> {
    await this.app.close();
  }

  private snapshot(): Promise<Snapshot> {
    return this.page.evaluate(
      () =>
        new Promise<Snapshot>((resolve) => {
          const quiet = globalThis.lectern.onSnapshot((snapshot) => {
            resolve(snapshot);
            queueMicrotask(() => quiet());
          });
        }),
    );
  }
}

/** The stage that an event has reached, and the line that tells it. */
function inWords(
  snapshot: Snapshot,
  eventId: string,
  recording: RecordingView | undefined,
): { readonly stage: string; readonly words: string } {
  const slot = snapshot.slots.find((s) => s.occurrence.eventId === eventId);
  if (!recording) {
    const words = slot ? `Synced: "${slot.occurrence.title}", planned to ${slot.decision}` : 'Waiting for the schedule';
    return { stage: 'schedule', words };
  }
  const { state, title } = recording;
  const percent = Math.floor((recording.progress ?? 0) * 4) * 25;
  const words = state === 'uploading' ? `uploading, ${percent} % sent` : state;
  return { stage: state, words: `"${title}": ${words}` };
}
