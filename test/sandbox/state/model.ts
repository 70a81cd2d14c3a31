import type { Stored } from '../types/encode.ts';

/** What a session may do: see sessions/permissions. `unknown` is a `setrole` that names no role of the account. */
export type Role = 'widget' | 'user' | 'admin' | 'captureDevice' | 'captureAndIngest' | 'unknown';

/** A session, kept on this side: the ks is opaque to everybody else. */
export interface Session {
  readonly ks: string;
  readonly partnerId: number;
  readonly userId: string;
  readonly type: 0 | 2;
  readonly role: Role;
  readonly roleName: string;
  readonly privileges: string;
  /** Unix seconds. */
  expiresAt: number;
  readonly appTokenId: string | null;
  loggedOut: boolean;
}

/** KalturaAppToken. Times and durations in (unix) seconds; null where the token leaves it open. */
export interface AppToken extends Stored {
  readonly objectType: 'KalturaAppToken';
  readonly id: string;
  readonly token: string;
  readonly partnerId: number;
  status: 1 | 2 | 3;
  expiry: number | null;
  sessionType: 0 | 2 | null;
  sessionUserId: string | null;
  sessionDuration: number;
  sessionPrivileges: string | null;
  hashType: 'SHA1' | 'MD5' | 'SHA256' | 'SHA512' | null;
  description?: string | null;
  readonly createdAt: number;
  updatedAt: number;
}

/** A piece of a file that lies behind a gap and waits for it to be filled: within the token's file, or in its own. */
export interface ParkedPiece {
  readonly offset: number;
  readonly bytes: number;
  readonly path: string;
}

/** KalturaUploadToken with its file. Status 0 PENDING, 1 PARTIAL, 2 FULL, 3 CLOSED, 4 TIMED_OUT, 5 DELETED, 6 ERROR. */
export interface UploadToken extends Stored {
  readonly objectType: 'KalturaUploadToken';
  readonly id: string;
  readonly partnerId: number;
  readonly userId: string;
  status: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  fileName: string | null;
  fileSize: number | null;
  uploadedFileSize: number | null;
  readonly createdAt: number;
  updatedAt: number;
  autoFinalize: boolean | null;
  attachedObjectType: string | null;
  attachedObjectId: string | null;
  /** With `autoFinalize`: bytes that arrived, repeats included, and how often a part was taken for the last. */
  countedBytes: number;
  finalizeAttempts: number;
  /** The bytes so far; null while PENDING. */
  path: string | null;
  /** How many of them are there without a gap. */
  storedBytes: number;
  parked: ParkedPiece[];
}

/** An entry of any class. `status` is what was last set; while content is worked on, what shows follows from `contentAt`. */
export interface Entry extends Stored {
  readonly objectType: string;
  readonly id: string;
  readonly partnerId: number;
  name: string;
  status: number | string;
  userId: string;
  readonly createdAt: number;
  updatedAt: number;
  /** Unix seconds when content was attached; null while there is none. */
  contentAt: number | null;
  /** The upload token whose file this entry holds or waits for. */
  contentTokenId: string | null;
  creatorId?: string;
  /** 6 AUTO_APPROVED. */
  moderationStatus?: number;
  /** KalturaEntryType: 1 media, 7 live stream. */
  type?: number;
  parentEntryId?: string | null;
  templateEntryId?: string | null;
  categoriesIds?: string | null;
  referenceId?: string | null;
  conversionProfileId?: number | null;
  mediaType?: number | null;
  primaryBroadcastingUrl?: string | null;
  secondaryBroadcastingUrl?: string | null;
  primaryRtspBroadcastingUrl?: string | null;
  secondaryRtspBroadcastingUrl?: string | null;
  streamName?: string | null;
  streamUsername?: string | null;
  streamPassword?: string | null;
  explicitLive?: number | null;
  viewMode?: number | null;
  /** A push has arrived at the media server. */
  broadcasting?: boolean;
}

/** KalturaBulkUpload: a job of the batch servers. `status` is what was last set; its end follows from its entries. */
export interface BulkUpload extends Stored {
  readonly objectType: 'KalturaBulkUpload';
  readonly id: number;
  readonly uploadedByUserId: string;
  readonly uploadedOn: number;
  status: number;
  readonly bulkUploadType: string;
  readonly bulkUploadObjectType: number;
  readonly fileName: string;
  error: string | null;
  numOfObjects: number;
  readonly entryIds: string[];
  failedItems: number;
}

/** A cue point of any class. */
export interface CuePoint extends Stored {
  readonly objectType: string;
  readonly id: string;
  readonly partnerId: number;
  readonly entryId: string;
  readonly userId: string;
  readonly createdAt: number;
  updatedAt: number;
  status: number;
  /** Milliseconds from the beginning. */
  readonly startTime?: number | null;
  readonly title?: string | null;
  readonly subType?: number | null;
}

/** KalturaScheduleEventRecurrence as stored. */
export interface Recurrence extends Stored {
  readonly objectType: 'KalturaScheduleEventRecurrence';
  readonly frequency?: string | null;
  readonly name?: string | null;
  readonly until?: number | null;
  readonly count?: number | null;
  readonly interval?: number | null;
  readonly timeZone?: string | null;
  readonly bySecond?: string | null;
  readonly byMinute?: string | null;
  readonly byHour?: string | null;
  readonly byDay?: string | null;
  readonly byMonthDay?: string | null;
  readonly byYearDay?: string | null;
  readonly byWeekNumber?: string | null;
  readonly byMonth?: string | null;
  readonly byOffset?: string | null;
  readonly weekStartDay?: string | null;
}

/** A scheduled event of any class: single (0), series (1) or occurrence (2). An occurrence keeps null what its series gives. */
export interface ScheduleEvent extends Stored {
  readonly objectType: string;
  readonly id: number;
  readonly parentId: number | null;
  readonly partnerId: number;
  summary: string | null;
  description?: string | null;
  status: 1 | 2 | 3;
  startDate: number;
  endDate: number;
  referenceId?: string | null;
  classificationType?: number | null;
  geoLatitude?: number | null;
  geoLongitude?: number | null;
  location?: string | null;
  organizer?: string | null;
  ownerId: string | null;
  priority?: number | null;
  sequence: number;
  recurrenceType: 0 | 1 | 2;
  duration: number | null;
  contact?: string | null;
  comment?: string | null;
  tags?: string | null;
  readonly createdAt: number;
  updatedAt: number;
  recurrence?: Recurrence | null;
  templateEntryId?: string | null;
  entryIds?: string | null;
  categoryIds?: string | null;
  sourceEntryId?: string | null;
  preStartTime?: number | null;
  postEndTime?: number | null;
}

/** A resource: location, camera or live entry. */
export interface ScheduleResource extends Stored {
  readonly objectType: string;
  readonly id: number;
  readonly partnerId: number;
  parentId?: number | null;
  name: string;
  systemName: string | null;
  description?: string | null;
  status: 1 | 2 | 3;
  tags?: string | null;
  readonly createdAt: number;
  updatedAt: number;
}

/** The tie of an event to a resource. */
export interface EventResource extends Stored {
  readonly objectType: 'KalturaScheduleEventResource';
  readonly eventId: number;
  readonly resourceId: number;
  readonly partnerId: number;
  readonly createdAt: number;
  updatedAt: number;
}
