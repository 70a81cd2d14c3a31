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
};

/** What to ask the Kaltura administrator when the permission of a check is missing. */
export function askFor(check: PermissionCheck): string {
  switch (check) {
    case 'role':
      return `Ask your Kaltura administrator to add ${ROLE_PRIVILEGE} to the session privileges of the app token.`;
    case 'template-entry':
    case 'live-entry':
      return (
        'Ask your Kaltura administrator whether the entry exists, whether the role of the app token may call ' +
        `${KALTURA_NAMES[check]}, and whether the token needs the privilege disableentitlement to see it.`
      );
    default:
      return (
        `Ask your Kaltura administrator to give the app token the role for capture devices (${ROLE_PRIVILEGE}), ` +
        `or to allow ${KALTURA_NAMES[check]} for the role that it has.`
      );
  }
}
