import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { launchArgs } from '../../support/launch-args.ts';

/** The app under test, with a profile folder of its own. */
export interface Launched {
  readonly app: ElectronApplication;
  readonly profile: string;
  /** What the app wrote to stdout and stderr. */
  readonly output: () => string;
  /** The window, once it is there. */
  readonly window: () => Promise<Page>;
  /** Quits the app and removes its profile. */
  readonly close: () => Promise<void>;
  /** Quits the app and starts it anew on the same profile; from then on only what is returned counts. */
  readonly again: () => Promise<Launched>;
}

/** Starts the built app; `args` come after the app's own path. */
export async function launch(args: readonly string[] = []): Promise<Launched> {
  return launchOn(await mkdtemp(join(tmpdir(), 'lectern-e2e-')), args);
}

async function launchOn(profile: string, args: readonly string[]): Promise<Launched> {
  const executablePath = process.env['ELECTRON_EXEC_PATH'];
  if (!executablePath) throw new Error('ELECTRON_EXEC_PATH names no Electron: run the tests by `npm test`');
  const app = await _electron.launch({
    executablePath,
    args: ['--disable-software-rasterizer', ...launchArgs(profile), ...args],
  });
  let output = '';
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (piece: Buffer) => (output += piece.toString()));
  }
  let isOpen = true;
  const quit = async (): Promise<void> => {
    if (isOpen) await app.close();
    isOpen = false;
  };
  return {
    app,
    profile,
    output: () => output,
    window: () => app.firstWindow(),
    close: async () => {
      await quit();
      await rm(profile, { recursive: true, force: true });
    },
    again: async () => {
      await quit();
      return launchOn(profile, args);
    },
  };
}
