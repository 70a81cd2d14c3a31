import type { EntryId } from '../../shared/domain/ids.ts';
import { keepStreamKey, streamKeyOf } from '../live/stream-keys.ts';
import type { Engine } from '../ports/engine.ts';
import { act, DONE, idOf } from './acts.ts';
import type { EngineParts } from './parts.ts';

type LiveIntentName =
  | 'startPush'
  | 'stopPush'
  | 'reconnectNow'
  | 'panic'
  | 'goLive'
  | 'chooseUpload'
  | 'streamKeys'
  | 'setStreamKey'
  | 'savePushRate';

/** What the window may ask about pushes. */
export function liveIntents({
  ledger,
  live,
  pushing,
  pushRateDesk,
  secrets,
  settings,
}: Pick<EngineParts, 'ledger' | 'live' | 'pushing' | 'pushRateDesk' | 'secrets' | 'settings'>): Pick<
  Engine['intents'],
  LiveIntentName
> {
  return {
    startPush: (args) => act(() => pushing.turnOn(idOf(args), args.entryId as EntryId | null)),
    stopPush: (args) => act(() => pushing.turnOff(idOf(args))),
    reconnectNow: (args) => act(() => live.reconnectNow(idOf(args))),
    panic: (args) => act(() => live.show(idOf(args), args.on ? 'slate' : 'room')),
    goLive: (args) => live.goLive(idOf(args)).then(() => DONE),
    chooseUpload: (args) => act(() => ledger.tell(idOf(args), { type: 'upload-chosen', upload: args.upload })),
    streamKeys: async () => {
      const serverIds: string[] = [];
      for (const { id } of settings.get().live.servers) {
        if ((await streamKeyOf(secrets, id)) !== null) serverIds.push(id);
      }
      return { serverIds };
    },
    savePushRate: (args) => pushRateDesk.save(args),
    setStreamKey: ({ serverId, key }) => keepStreamKey(secrets, serverId, key).then(() => DONE),
  };
}
