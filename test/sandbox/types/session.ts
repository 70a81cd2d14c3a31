import { is, kalturaClass, readOnly } from './kaltura-class.ts';

/** What session actions answer. */
export const sessionClasses = [
  kalturaClass('KalturaStartWidgetSessionResponse', null, {
    partnerId: is.int(readOnly),
    ks: is.text(readOnly),
    userId: is.text(readOnly),
  }),
  kalturaClass('KalturaSessionInfo', null, {
    ks: is.text(readOnly),
    sessionType: is.enumeration('KalturaSessionType', [0, 2], readOnly),
    partnerId: is.int(readOnly),
    userId: is.text(readOnly),
    expiry: is.int(readOnly),
    privileges: is.text(readOnly),
  }),
] as const;
