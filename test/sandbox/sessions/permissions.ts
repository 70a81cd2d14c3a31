import type { Role } from '../state/model.ts';

/** `service.action`, lower case, or `service.*`. */
type Grant = string;

/** ALWAYS_ALLOWED_ACTIONS: no session needed. */
const alwaysAllowed: readonly Grant[] = [
  'session.start',
  'session.startwidgetsession',
  'session.end',
  'system.ping',
  'system.pingdatabase',
  'system.gettime',
  'system.getversion',
  'livestream.islive',
  'livestream.getdetails',
  'livestream.getlivestreamstats',
];

/** CAPTURE_DEVICE_PERMISSION (deployment/permissions). `setrole` replaces every other right of the user. */
const captureDevice: readonly Grant[] = [
  ...['add', 'addcontent', 'addfromuploadedfile', 'get', 'update', 'updatecontent'].map((a) => `baseentry.${a}`),
  ...['add', 'addcontent', 'update', 'updatecontent'].map((a) => `media.${a}`),
  ...['add', 'upload', 'get', 'list'].map((a) => `uploadtoken.${a}`),
  ...['add', 'update', 'list'].map((a) => `schedule_scheduleevent.${a}`),
  ...['add', 'update', 'get', 'list'].map((a) => `schedule_scheduleresource.${a}`),
  'thumbasset.add',
  'thumbasset.setcontent',
  'data.addcontent',
  'flavorparams.list',
  'metadata_metadata.add',
  'metadata_metadata.update',
  'cuepoint_cuepoint.add',
  ...['add', 'list', 'enhancesearch', 'searchscheduledresource'].map((a) => `beacon_beacon.${a}`),
  'conference_conference.allocateconferenceroom',
  'user.list',
  'user.exporttocsv',
  'partner.listfeaturestatus',
];

/** What each role may call besides `alwaysAllowed`. */
const grants: Readonly<Record<Role, readonly Grant[]>> = {
  admin: ['*.*'],
  captureDevice,
  captureAndIngest: [...captureDevice, 'media.bulkuploadadd', 'bulkupload_bulk.*', 'baseentry.list'],
  user: [
    'apptoken.startsession',
    'session.get',
    'baseentry.*',
    'media.*',
    'uploadtoken.*',
    'bulkupload_bulk.*',
    'livestream.get',
    'flavorparams.list',
  ],
  widget: ['apptoken.startsession', 'session.get', 'baseentry.get', 'media.get', 'livestream.get'],
  unknown: [],
};

/** Names that `setrole` may give, by what they grant. The second is one that an account has made itself. */
export const roleNames: Readonly<Record<string, Role>> = {
  CAPTURE_DEVICE_ROLE: 'captureDevice',
  CAPTURE_AND_INGEST: 'captureAndIngest',
};

/** True when a role (null: no session) may call the action. Names in lower case. */
export function mayCall(role: Role | null, service: string, action: string): boolean {
  const held = role === null ? alwaysAllowed : [...alwaysAllowed, ...grants[role]];
  return held.some((g) => g === '*.*' || g === `${service}.*` || g === `${service}.${action}`);
}
