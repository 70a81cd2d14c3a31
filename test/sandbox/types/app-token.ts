import { is, kalturaClass, readOnly } from './kaltura-class.ts';

/** Application tokens (appToken service). */
export const appTokenClasses = [
  kalturaClass('KalturaAppToken', null, {
    id: is.text(readOnly),
    token: is.text(readOnly),
    partnerId: is.int(readOnly),
    createdAt: is.time(readOnly),
    updatedAt: is.time(readOnly),
    status: is.enumeration('KalturaAppTokenStatus', [1, 2, 3], readOnly),
    expiry: is.time(),
    sessionType: is.enumeration('KalturaSessionType', [0, 2]),
    sessionUserId: is.text(),
    sessionDuration: is.int(),
    sessionPrivileges: is.text(),
    hashType: is.enumeration('KalturaAppTokenHashType', ['SHA1', 'MD5', 'SHA256', 'SHA512']),
    description: is.text(),
  }),
  kalturaClass('KalturaAppTokenFilter', null, {
    idEqual: is.text(),
    idIn: is.text(),
    statusEqual: is.int(),
    statusIn: is.text(),
    sessionUserIdEqual: is.text(),
    orderBy: is.text(),
  }),
] as const;
