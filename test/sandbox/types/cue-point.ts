import { insertOnly, is, kalturaClass, readOnly } from './kaltura-class.ts';

/** Cue points that a capture device may add (cuePoint service): pictures and chapters, and codes. */
export const cuePointClasses = [
  kalturaClass(
    'KalturaCuePoint',
    null,
    {
      id: is.text(readOnly),
      cuePointType: is.enumeration('KalturaCuePointType', undefined, readOnly),
      status: is.enumeration('KalturaCuePointStatus', [1, 2, 3, 4], readOnly),
      entryId: is.text(insertOnly),
      partnerId: is.int(readOnly),
      createdAt: is.time(readOnly),
      updatedAt: is.time(readOnly),
      tags: is.text(),
      // Milliseconds, which `time` is not.
      startTime: is.int({ min: 0 }),
      userId: is.text(readOnly),
      partnerData: is.text(),
      systemName: is.text(),
    },
    { abstract: true },
  ),
  kalturaClass('KalturaThumbCuePoint', 'KalturaCuePoint', {
    assetId: is.text(insertOnly),
    description: is.text(),
    title: is.text(),
    subType: is.enumeration('KalturaThumbCuePointSubType', [1, 2]),
  }),
  kalturaClass('KalturaCodeCuePoint', 'KalturaCuePoint', {
    code: is.text({ minLength: 1, maxLength: 255 }),
    description: is.text(),
    endTime: is.int(),
    duration: is.int(readOnly),
  }),
] as const;
