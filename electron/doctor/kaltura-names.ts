import type { PermissionCheck } from '../../shared/diagnosis/examination.ts';

/** The role that Kaltura ships for capture devices, and how an app token is given it (appToken.sessionPrivileges). */
export const ROLE_PRIVILEGE = 'setrole:CAPTURE_DEVICE_ROLE';

/** What each check needs, as Kaltura's documentation and its SERVICE_FORBIDDEN write it. */
export const KALTURA_NAMES: Readonly<Record<PermissionCheck, string>> = {
  time: 'system.getTime',
  'widget-session': 'session.startWidgetSession',
  'app-token-session': 'appToken.startSession',
  role: ROLE_PRIVILEGE,
  schedule: 'schedule_scheduleEvent.list',
  blackouts: 'schedule_scheduleEvent.list',
  resources: 'schedule_scheduleResource.list',
  'template-entry': 'baseEntry.get',
  'upload-token': 'uploadToken.add',
  'entry-content': 'media.addContent',
  'live-entry': 'baseEntry.get',
  'bulk-upload': 'media.bulkUploadAdd',
  'entry-list': 'baseEntry.list',
};
