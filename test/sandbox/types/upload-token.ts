import { insertOnly, is, kalturaClass, readOnly } from './kaltura-class.ts';

/** Upload tokens (uploadToken service). Sizes are BIGINT columns and leave as strings. */
export const uploadTokenClasses = [
  kalturaClass('KalturaUploadToken', null, {
    id: is.text(readOnly),
    partnerId: is.int(readOnly),
    userId: is.text(readOnly),
    status: is.enumeration('KalturaUploadTokenStatus', [0, 1, 2, 3, 4, 5], readOnly),
    fileName: is.text(insertOnly),
    fileSize: is.bigint(insertOnly),
    uploadedFileSize: is.bigint(readOnly),
    createdAt: is.time(readOnly),
    updatedAt: is.time(readOnly),
    uploadUrl: is.text(readOnly),
    autoFinalize: is.bool(insertOnly),
    attachedObjectType: is.text(readOnly),
    attachedObjectId: is.text(readOnly),
  }),
  kalturaClass('KalturaUploadTokenFilter', null, {
    idEqual: is.text(),
    idIn: is.text(),
    userIdEqual: is.text(),
    statusEqual: is.enumeration('KalturaUploadTokenStatus', [0, 1, 2, 3, 4, 5]),
    statusIn: is.text(),
    fileNameEqual: is.text(),
    fileSizeEqual: is.float(),
    orderBy: is.text(),
  }),
] as const;
