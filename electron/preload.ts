import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import {
  channelOf,
  FIRST_SNAPSHOT_CHANNEL,
  INTENT_NAMES,
  LEVELS_CHANNEL,
  SNAPSHOT_CHANNEL,
  type Bridge,
} from '../shared/ipc/bridge.ts';
import type { Snapshot } from '../shared/ipc/snapshot.ts';

/** Listens on one channel, handing on the message but not the event, which leads to Electron itself. */
function listen<T>(channel: string, then: (message: T) => void): () => void {
  const listener = (_event: IpcRendererEvent, message: T): void => then(message);
  ipcRenderer.on(channel, listener);
  return () => void ipcRenderer.off(channel, listener);
}

function onSnapshot(then: (snapshot: Snapshot) => void): () => void {
  let newest = -1;
  const inOrder = (snapshot: Snapshot): void => {
    if (snapshot.revision <= newest) return;
    newest = snapshot.revision;
    then(snapshot);
  };
  const stop = listen(SNAPSHOT_CHANNEL, inOrder);
  void (ipcRenderer.invoke(FIRST_SNAPSHOT_CHANNEL) as Promise<Snapshot>).then(inOrder);
  return stop;
}

const bridge: Bridge = {
  intents: Object.fromEntries(
    INTENT_NAMES.map((name) => [name, (args: unknown) => ipcRenderer.invoke(channelOf(name), args)]),
  ) as unknown as Bridge['intents'],
  onSnapshot,
  onLevels: (then) => listen(LEVELS_CHANNEL, then),
};

contextBridge.exposeInMainWorld('lectern', bridge);
