import { EventResources } from './event-resources.ts';
import type {
  AppToken,
  BulkUpload,
  CuePoint,
  Entry,
  ScheduleEvent,
  ScheduleResource,
  Session,
  UploadToken,
} from './model.ts';

/** The account that the sandbox plays. */
export interface Account {
  readonly partnerId: number;
  readonly adminSecret: string;
  readonly userSecret: string;
  /** Passwords of console users by login id: what FTP wants. */
  readonly kmcUsers: ReadonlyMap<string, string>;
  /** `FEATURE_FILE_TYPE_RESTRICTION`: extensions that may be uploaded; null when all may. */
  allowedExtensions: readonly string[] | null;
}

/** All that the sandbox knows. Everything is plain data; services change it in place. */
export interface State {
  readonly account: Account;
  readonly sessions: Map<string, Session>;
  readonly appTokens: Map<string, AppToken>;
  readonly uploadTokens: Map<string, UploadToken>;
  readonly entries: Map<string, Entry>;
  readonly bulkUploads: Map<number, BulkUpload>;
  readonly cuePoints: Map<string, CuePoint>;
  readonly events: Map<number, ScheduleEvent>;
  readonly resources: Map<number, ScheduleResource>;
  readonly eventResources: EventResources;
  /** Full ids (`1>2>3`) of categories by id. */
  readonly categories: Map<string, string>;
  /** Resources that getConflicts keeps for a session; unix seconds. */
  readonly reservations: Map<number, { readonly ks: string; readonly until: number }>;
  nextEventId: number;
  nextResourceId: number;
  nextBulkUploadId: number;
}

/** An account without anything in it. */
export const emptyState = (account: Account): State => ({
  account,
  sessions: new Map(),
  appTokens: new Map(),
  uploadTokens: new Map(),
  entries: new Map(),
  bulkUploads: new Map(),
  cuePoints: new Map(),
  events: new Map(),
  resources: new Map(),
  eventResources: new EventResources(),
  categories: new Map(),
  reservations: new Map(),
  nextEventId: 20_914_000,
  nextResourceId: 562_931,
  nextBulkUploadId: 4_711,
});
