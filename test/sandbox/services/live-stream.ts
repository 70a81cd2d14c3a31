import { apiError } from '../wire/errors.ts';
import { broadcastUrls } from '../entries/broadcast-urls.ts';
import { findEntry, showEntry, updateEntry } from '../entries/entries.ts';
import { isPlayable } from '../entries/live.ts';
import { newStreamPassword } from '../state/ids.ts';
import type { Entry } from '../state/model.ts';
import type { Call, Service } from './call.ts';

const protocols = [null, 'hls', 'hds', 'applehttp', 'hdnetworkmanifest', 'mpegdash', 'rtmp'];
const liveClass = 'KalturaLiveStreamEntry';

function findStream(call: Call, id: string): Entry {
  const entry = call.state.entries.get(id);
  if (entry?.objectType !== liveClass) throw apiError('INVALID_ENTRY_ID', id);
  return entry;
}

/** liveStream: isLive for everybody, get for all but the capture role, the rest for operators and media servers. */
export const liveStreamService: Service = {
  name: 'liveStream',
  actions: {
    isLive: (call) => {
      const entry = findStream(call, call.args.text('id'));
      const protocol = call.args.optionalText('protocol');
      if (!protocols.includes(protocol)) throw apiError('LIVE_STREAM_STATUS_CANNOT_BE_DETERMINED', protocol ?? '');
      return isPlayable(entry);
    },

    get: (call) => showEntry(call, findEntry(call, call.args.text('entryId'), liveClass)),

    update: (call) => {
      const entry = findEntry(call, call.args.text('entryId'), liveClass);
      return showEntry(call, updateEntry(call, entry, call.args.object('liveStreamEntry', liveClass)));
    },

    /** What a media server asks before it lets a push in. */
    authenticate: (call) => {
      const id = call.args.text('entryId');
      const entry = findEntry(call, id, liveClass);
      if (call.args.text('token') !== entry.streamPassword) throw apiError('LIVE_STREAM_INVALID_TOKEN', id);
      const server = call.args.optionalText('hostname') ?? '';
      if (entry.broadcasting === true) throw apiError('LIVE_STREAM_ALREADY_BROADCASTING', id, server);
      return showEntry(call, entry);
    },

    registerMediaServer: (call) => {
      const entry = findEntry(call, call.args.text('entryId'), liveClass);
      entry.broadcasting = true;
      return showEntry(call, entry);
    },

    unregisterMediaServer: (call) => {
      const entry = findEntry(call, call.args.text('entryId'), liveClass);
      entry.broadcasting = false;
      return showEntry(call, entry);
    },

    /** The old password, and with it every push address, is void. */
    regenerateStreamToken: (call) => {
      const entry = findEntry(call, call.args.text('entryId'), liveClass);
      const streamPassword = newStreamPassword();
      const style = entry.streamUsername === '' ? 'saas' : 'selfHosted';
      Object.assign(entry, { streamPassword, ...broadcastUrls(entry.id, entry.partnerId, streamPassword, style) });
      return showEntry(call, entry);
    },
  },
};
