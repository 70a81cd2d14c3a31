import { is, kalturaClass, readOnly } from './kaltura-class.ts';

const liked = {
  tagsLike: is.text(),
  tagsMultiLikeOr: is.text(),
  tagsMultiLikeAnd: is.text(),
};

/** Resources (schedule_scheduleResource) and their links to events (schedule_scheduleEventResource). */
export const scheduleResourceClasses = [
  kalturaClass(
    'KalturaScheduleResource',
    null,
    {
      id: is.int(readOnly),
      parentId: is.int(),
      partnerId: is.int(readOnly),
      name: is.text({ minLength: 1, maxLength: 256 }),
      systemName: is.text({ minLength: 1, maxLength: 256 }),
      description: is.text(),
      status: is.enumeration('KalturaScheduleResourceStatus', [1, 2, 3], readOnly),
      tags: is.text(),
      createdAt: is.time(readOnly),
      updatedAt: is.time(readOnly),
    },
    { abstract: true },
  ),
  kalturaClass('KalturaLocationScheduleResource', 'KalturaScheduleResource', {}),
  kalturaClass('KalturaLiveEntryScheduleResource', 'KalturaScheduleResource', { entryId: is.text() }),
  kalturaClass('KalturaCameraScheduleResource', 'KalturaScheduleResource', { streamUrl: is.text() }),
  kalturaClass('KalturaScheduleResourceFilter', null, {
    idEqual: is.int(),
    idIn: is.text(),
    idNotIn: is.text(),
    parentIdEqual: is.int(),
    parentIdIn: is.text(),
    systemNameEqual: is.text(),
    systemNameIn: is.text(),
    nameEqual: is.text(),
    statusEqual: is.enumeration('KalturaScheduleResourceStatus', [1, 2, 3]),
    statusIn: is.text(),
    ...liked,
    createdAtGreaterThanOrEqual: is.time(),
    createdAtLessThanOrEqual: is.time(),
    updatedAtGreaterThanOrEqual: is.time(),
    updatedAtLessThanOrEqual: is.time(),
    orderBy: is.text(),
  }),
  kalturaClass('KalturaLocationScheduleResourceFilter', 'KalturaScheduleResourceFilter', {}),
  kalturaClass('KalturaLiveEntryScheduleResourceFilter', 'KalturaScheduleResourceFilter', {}),
  kalturaClass('KalturaCameraScheduleResourceFilter', 'KalturaScheduleResourceFilter', {}),
  kalturaClass('KalturaScheduleEventResource', null, {
    eventId: is.int(),
    resourceId: is.int(),
    partnerId: is.int(readOnly),
    createdAt: is.time(readOnly),
    updatedAt: is.time(readOnly),
  }),
  kalturaClass('KalturaScheduleEventResourceFilter', null, {
    eventIdEqual: is.int(),
    eventIdIn: is.text(),
    resourceIdEqual: is.int(),
    resourceIdIn: is.text(),
    eventIdOrItsParentIdEqual: is.int(),
    orderBy: is.text(),
  }),
] as const;
