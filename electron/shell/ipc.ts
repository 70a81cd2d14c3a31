import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import {
  channelOf,
  FIRST_SNAPSHOT_CHANNEL,
  INTENT_NAMES,
  LEVELS_CHANNEL,
  SNAPSHOT_CHANNEL,
} from '../../shared/ipc/bridge.ts';
import type { Engine } from '../ports/engine.ts';
import type { Log } from '../ports/log.ts';
import { APP_ORIGIN } from './app-files.ts';
import type { IntentDesk } from './intent-desk.ts';

/** The page that may ask and is told; null while there is no window. */
export type OurPage = () => WebContents | null;

/** Answers our window's questions. Anybody else is refused: another page, a frame within ours, a foreign address. */
export function answerIntents(desk: IntentDesk, engine: Pick<Engine, 'snapshot'>, ourPage: OurPage, log: Log): void {
  const refuseStrangers = (event: IpcMainInvokeEvent): void => {
    const page = ourPage();
    const isOurs =
      page !== null &&
      event.sender === page &&
      event.senderFrame === page.mainFrame &&
      event.senderFrame.url.startsWith(`${APP_ORIGIN}/`);
    if (isOurs) return;
    log.error('A stranger asked over IPC', { address: event.senderFrame?.url ?? '' });
    throw new Error('This page may not ask.');
  };
  for (const name of INTENT_NAMES) {
    ipcMain.handle(channelOf(name), (event, args: unknown) => {
      refuseStrangers(event);
      return desk.carryOut(name, args);
    });
  }
  ipcMain.handle(FIRST_SNAPSHOT_CHANNEL, (event) => {
    refuseStrangers(event);
    return engine.snapshot();
  });
}

/** Tells our window what is new, as long as there is one. Returns the way to stop. */
export function tellPage(engine: Pick<Engine, 'onSnapshot' | 'onLevels'>, page: WebContents): () => void {
  const quiet = [
    engine.onSnapshot((snapshot) => page.send(SNAPSHOT_CHANNEL, snapshot)),
    engine.onLevels((levels) => page.send(LEVELS_CHANNEL, levels)),
  ];
  return () => quiet.forEach((stop) => stop());
}
