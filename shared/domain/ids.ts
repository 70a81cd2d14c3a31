import type { Brand } from './instant.ts';

/** Id of a scheduled event in Kaltura (decimal digits). */
export type EventId = Brand<string, 'EventId'>;
/** Id of a recording on this device; unique for ever, sorts by time of creation. */
export type RecordingId = Brand<string, 'RecordingId'>;
/** Name of a track within its recording, e.g. `camera`; unique within the profile. */
export type TrackId = Brand<string, 'TrackId'>;
/** Id of a configured source (camera, screen, microphone …); stable over restarts and re-plugging. */
export type SourceId = Brand<string, 'SourceId'>;
/** Id of a Kaltura entry, e.g. `1_ab12cd34`. */
export type EntryId = Brand<string, 'EntryId'>;
/** Id of a Kaltura upload token. */
export type UploadTokenId = Brand<string, 'UploadTokenId'>;
/** Id of a Kaltura schedule resource: the device or room. */
export type ResourceId = Brand<string, 'ResourceId'>;

/** Orders event ids by age: Kaltura numbers upwards, so shorter digits first; other ids by their text. */
export const compareEventIds = (a: EventId, b: EventId): number =>
  a === b ? 0 : a.length !== b.length ? a.length - b.length : a < b ? -1 : 1;
