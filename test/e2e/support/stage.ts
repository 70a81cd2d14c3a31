import type { ElectronApplication } from '@playwright/test';
import type { LevelsMessage, Snapshot } from '../../../shared/ipc/snapshot.ts';
import { comesTrue } from './still.ts';

/** Above every revision of the real engine, so that the window takes what is staged for newer. */
const STAGED = 1_000_000;
let staged = 0;

/** Shows the window something that the engine of a test cannot easily come to. */
export async function stage(app: ElectronApplication, snapshot: Snapshot): Promise<void> {
  const message = { ...snapshot, revision: STAGED + ++staged };
  await app.evaluate(({ BrowserWindow }, m) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('lectern:snapshot', m);
  }, message);
}

/** Shows everything in the window at this size, 1 being the usual one. */
export async function zoomTo(app: ElectronApplication, factor: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to),
    factor,
  );
  const page = app.windows()[0];
  if (page) await comesTrue(page, `devicePixelRatio === ${factor}`);
}

/** Lets the window's meters move. */
export async function stageLevels(app: ElectronApplication, levels: readonly LevelsMessage[]): Promise<void> {
  await app.evaluate(({ BrowserWindow }, m) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('lectern:levels', m);
  }, levels);
}

/** Answers one intent with a value of the test's instead of the engine's. */
export async function stageAnswer(app: ElectronApplication, intent: string, value: unknown): Promise<void> {
  await app.evaluate(
    ({ ipcMain }, [channel, answer]) => {
      ipcMain.removeHandler(channel);
      ipcMain.handle(channel, () => ({ ok: true, value: answer }));
    },
    [`lectern:${intent}`, value] as const,
  );
}
