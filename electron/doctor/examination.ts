import { z } from 'zod';
import type { EntryId, ResourceId } from '../../shared/domain/ids.ts';
import {
  BULK_CHECKS,
  PERMISSION_CHECKS,
  type PermissionCheck,
  type PermissionLine,
} from '../../shared/diagnosis/examination.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { CallOptions, KalturaParams } from '../kaltura/api.ts';
import type { KalturaConnection } from '../kaltura/connect.ts';
import { getEntry } from '../kaltura/entries.ts';
import { KalturaRefusal } from '../kaltura/refusal.ts';
import { serverTime } from '../kaltura/system.ts';
import { addToken } from '../kaltura/upload-tokens.ts';
import { rawRow, wireList, wireText } from '../kaltura/wire.ts';
import { judged, judgedByAbsence, judgedRole, judgedTime, type Outcome } from './judgement.ts';

/** What the device knows already, so that its own things are tried. Null: nothing known. */
export interface KnownThings {
  readonly resourceId: ResourceId | null;
  readonly templateEntryId: EntryId | null;
  readonly liveEntryId: EntryId | null;
  /** Whether recordings are submitted as bulk uploads. */
  readonly bulkUploads: boolean;
}

/** What is known of an account that this device is not paired with. */
export const NOTHING_KNOWN: KnownThings = {
  resourceId: null,
  templateEntryId: null,
  liveEntryId: null,
  bulkUploads: false,
};

/** Longest silence of the server in one check. */
const PATIENCE: CallOptions = { idleTimeoutMs: 10_000 };
/** Ids that Kaltura does not give: they have another length. */
const ABSENT = '0_lectern_examination' as EntryId;
/** The name of the upload token that an examination leaves behind. */
const TOKEN_NAME = 'lectern-examination';

const ONE = { objectType: 'KalturaFilterPager', pageSize: 1, pageIndex: 1 };
const anyList = wireList(rawRow);
const liveEntry = z.looseObject({
  primaryBroadcastingUrl: wireText,
  primarySecuredBroadcastingUrl: wireText,
  primaryRtspBroadcastingUrl: wireText,
  primarySrtBroadcastingUrl: wireText,
});

/**
 * Tries, one by one, what a capture device needs in Kaltura, and gives a line for each check. Changes nothing there but
 * for one thing: proving `uploadToken.add` leaves an empty token named `lectern-examination`, which the role may not
 * delete and which Kaltura drops by itself after seven days. Throws nothing but bugs.
 */
export async function examine(connection: KalturaConnection, known: KnownThings): Promise<readonly PermissionLine[]> {
  const lines = await lookedAt(connection, known);
  const time = judgedTime(connection.serverClock.aheadMs);
  const done = [time, ...lines];
  const checks = PERMISSION_CHECKS.filter((check) => known.bulkUploads || !BULK_CHECKS.has(check));
  const skipped = checks.slice(done.length).map((check) => judged(check, { how: 'not-tried' }));
  return [...done, ...skipped];
}

/** The lines behind `time`, as far as one leads to the next. */
async function lookedAt(connection: KalturaConnection, known: KnownThings): Promise<readonly PermissionLine[]> {
  const { api, signIn } = connection;
  const widget = judged('widget-session', await outcomeOf(signIn.reach()));
  if (widget.state !== 'ok') return [widget];
  const opening = signIn.rights();
  const session = judged('app-token-session', await outcomeOf(opening));
  if (session.state !== 'ok') return [widget, session];
  const role = judgedRole(await opening, await outcomeOf(serverTime(api, PATIENCE)));
  if (role.fault !== null) return [widget, session, role];

  const list = (service: string, filter: KalturaParams): Promise<Outcome> =>
    outcomeOf(api.call(service, 'list', { filter, pager: ONE }, anyList, PATIENCE));
  const ofRoom = known.resourceId === null ? {} : { resourceIdsLike: known.resourceId };
  return [
    widget,
    session,
    role,
    judged('schedule', await list('schedule_scheduleEvent', { objectType: 'KalturaScheduleEventFilter', ...ofRoom })),
    judged('blackouts', await list('schedule_scheduleEvent', { objectType: 'KalturaBlackoutScheduleEventFilter' })),
    judged('resources', await list('schedule_scheduleResource', { objectType: 'KalturaScheduleResourceFilter' })),
    await template(connection, known),
    judged('upload-token', await outcomeOf(addToken(api, TOKEN_NAME, 1, PATIENCE))),
    await content(connection),
    await live(connection, known),
    ...(known.bulkUploads ? await bulkUploads(connection) : []),
  ];
}

async function template({ api }: KalturaConnection, { templateEntryId }: KnownThings): Promise<PermissionLine> {
  const outcome = await outcomeOf(getEntry(api, templateEntryId ?? ABSENT, PATIENCE));
  return templateEntryId === null ? judgedByAbsence('template-entry', outcome) : judged('template-entry', outcome);
}

async function content({ api }: KalturaConnection): Promise<PermissionLine> {
  const resource = { objectType: 'KalturaUploadedFileTokenResource', token: ABSENT };
  const call = api.call('media', 'addContent', { entryId: ABSENT, resource }, rawRow, PATIENCE);
  return judgedByAbsence('entry-content', await outcomeOf(call));
}

async function live({ api }: KalturaConnection, { liveEntryId }: KnownThings): Promise<PermissionLine> {
  const check: PermissionCheck = 'live-entry';
  if (liveEntryId === null) return judged(check, { how: 'not-tried' });
  const asked = api.call('baseEntry', 'get', { entryId: liveEntryId }, liveEntry, PATIENCE).then((entry) => {
    const hasEndpoint = Object.entries(entry).some(
      ([name, url]) => /^primary.*BroadcastingUrl$/.test(name) && url !== '',
    );
    if (!hasEndpoint) throw new FaultError(fault('no-endpoints', { title: liveEntryId }));
  });
  return judged(check, await outcomeOf(asked));
}

/** Kaltura grants the listing of bulk uploads with the submitting of them, so that none needs to be submitted for proof. */
async function bulkUploads({ api }: KalturaConnection): Promise<readonly PermissionLine[]> {
  const list = (service: string): Promise<Outcome> =>
    outcomeOf(api.call(service, 'list', { pager: ONE }, anyList, PATIENCE));
  return [judged('bulk-upload', await list('bulkUpload_bulk')), judged('entry-list', await list('baseEntry'))];
}

async function outcomeOf(work: Promise<unknown>): Promise<Outcome> {
  try {
    await work;
    return { how: 'allowed' };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return {
      how: 'refused',
      fault: error.fault,
      kalturaCode: error instanceof KalturaRefusal ? error.kalturaCode : null,
    };
  }
}
