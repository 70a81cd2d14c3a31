import { z } from 'zod';
import type { EntryId } from '../../shared/domain/ids.ts';
import type { LiveEndpoints, SrtEndpoint } from '../../shared/domain/occurrence.ts';
import type { CallOptions, KalturaApi } from './api.ts';
import { wireBoolean, wireId, wireText } from './wire.ts';

/** A live entry as a device that pushes to it needs it (KalturaLiveStreamEntry). SECRET through its endpoints. */
export interface LiveEntry {
  readonly id: EntryId;
  /** False when the id belongs to an entry of another class: nothing can be pushed to it. */
  readonly isLiveStream: boolean;
  readonly endpoints: LiveEndpoints;
  /** Kaltura keeps a recording of the broadcast itself (KalturaRecordStatus 1 or 2). */
  readonly kalturaRecords: boolean;
  /** Viewers see nothing until somebody goes live: `explicitLive` with KalturaViewMode PREVIEW. */
  readonly previewOnly: boolean;
}

const text = wireText.transform((value) => (value === '' ? null : value));
const srt = (url: string | null, streamId: string, passphrase: string | null): SrtEndpoint | null =>
  url === null ? null : { url, streamId, passphrase };

/** The row that `baseEntry.get` gives for a live entry; whatever this account does not offer is null. */
const liveEntrySchema = z
  .looseObject({
    id: wireId,
    objectType: wireText,
    recordStatus: wireText,
    explicitLive: wireBoolean,
    viewMode: wireText,
    primaryBroadcastingUrl: text,
    secondaryBroadcastingUrl: text,
    primarySecuredBroadcastingUrl: text,
    secondarySecuredBroadcastingUrl: text,
    primaryRtspBroadcastingUrl: text,
    secondaryRtspBroadcastingUrl: text,
    primarySrtBroadcastingUrl: text,
    primarySrtStreamId: wireText,
    secondarySrtBroadcastingUrl: text,
    secondarySrtStreamId: wireText,
    srtPass: text,
    streamName: wireText,
    streamUsername: text,
    streamPassword: text,
  })
  .transform((e): LiveEntry => ({
    id: e.id as EntryId,
    isLiveStream: e.objectType.startsWith('KalturaLiveStream'),
    endpoints: {
      rtmp: { primary: e.primaryBroadcastingUrl, secondary: e.secondaryBroadcastingUrl },
      rtmps: { primary: e.primarySecuredBroadcastingUrl, secondary: e.secondarySecuredBroadcastingUrl },
      rtsp: { primary: e.primaryRtspBroadcastingUrl, secondary: e.secondaryRtspBroadcastingUrl },
      srt: {
        primary: srt(e.primarySrtBroadcastingUrl, e.primarySrtStreamId, e.srtPass),
        secondary: srt(e.secondarySrtBroadcastingUrl, e.secondarySrtStreamId, e.srtPass),
      },
      streamName: e.streamName === '' ? `${e.id}_%i` : e.streamName,
      username: e.streamUsername,
      password: e.streamPassword,
    },
    kalturaRecords: e.recordStatus === '1' || e.recordStatus === '2',
    previewOnly: e.explicitLive && e.viewMode !== '1',
  }));

/**
 * Reads a live entry fresh, since its stream password may have been made anew. `liveStream.get` is closed to the
 * capture role.
 */
export const getLiveEntry = (api: KalturaApi, entryId: EntryId, options?: CallOptions): Promise<LiveEntry> =>
  api.call('baseEntry', 'get', { entryId }, liveEntrySchema, options);

/**
 * Whether viewers can play the live entry now (`liveStream.isLive`). Cached by Kaltura for up to 30 s, and false for a
 * healthy push that is still in preview: so a "no" does not mean that the push failed.
 */
export const isLive = (api: KalturaApi, entryId: EntryId, options?: CallOptions): Promise<boolean> =>
  api.call('liveStream', 'isLive', { id: entryId }, wireBoolean, options);

/** Lets viewers of an explicit-live entry in: KalturaViewMode ALLOW_ALL, KalturaRecordingStatus ACTIVE. An operator's act. */
export const goLive = (api: KalturaApi, entryId: EntryId, options?: CallOptions): Promise<LiveEntry> => {
  const baseEntry = { objectType: 'KalturaLiveStreamEntry', viewMode: 1, recordingStatus: 2 };
  return api.call('baseEntry', 'update', { entryId, baseEntry }, liveEntrySchema, options);
};
