import { is, kalturaClass, type Property } from './kaltura-class.ts';

const ranged = (name: string): Record<string, Property> => ({
  [`${name}GreaterThanOrEqual`]: is.time(),
  [`${name}LessThanOrEqual`]: is.time(),
});
const liked = (name: string): Record<string, Property> => ({
  [`${name}Like`]: is.text(),
  [`${name}MultiLikeOr`]: is.text(),
  [`${name}MultiLikeAnd`]: is.text(),
});

const typed = ['Record', 'LiveStream', 'Meeting', 'LiveRedirect', 'Vod'] as const;

/** Filters of schedule_scheduleEvent.list. The typed ones restrict the list to their type of event. */
export const scheduleEventFilterClasses = [
  kalturaClass(
    'KalturaScheduleEventBaseFilter',
    null,
    {
      idEqual: is.int(),
      idIn: is.text(),
      idNotIn: is.text(),
      parentIdEqual: is.int(),
      parentIdIn: is.text(),
      parentIdNotIn: is.text(),
      statusEqual: is.enumeration('KalturaScheduleEventStatus', [1, 2, 3]),
      statusIn: is.text(),
      ...ranged('startDate'),
      ...ranged('endDate'),
      ...ranged('createdAt'),
      ...ranged('updatedAt'),
      referenceIdEqual: is.text(),
      referenceIdIn: is.text(),
      ownerIdEqual: is.text(),
      ownerIdIn: is.text(),
      priorityEqual: is.int(),
      priorityIn: is.text(),
      priorityGreaterThanOrEqual: is.int(),
      priorityLessThanOrEqual: is.int(),
      recurrenceTypeEqual: is.enumeration('KalturaScheduleEventRecurrenceType', [0, 1, 2]),
      recurrenceTypeIn: is.text(),
      ...liked('tags'),
      orderBy: is.text(),
    },
    { abstract: true },
  ),
  kalturaClass('KalturaScheduleEventFilter', 'KalturaScheduleEventBaseFilter', {
    ...liked('resourceIds'),
    ...liked('parentResourceIds'),
    ...liked('templateEntryCategoriesIds'),
    ...liked('resourceSystemNames'),
    resourceIdEqual: is.text(),
  }),
  kalturaClass('KalturaEntryScheduleEventFilter', 'KalturaScheduleEventFilter', {
    templateEntryIdEqual: is.text(),
    ...liked('entryIds'),
    ...liked('categoryIds'),
    ...liked('parentCategoryIds'),
  }),
  ...typed.map((name) => kalturaClass(`Kaltura${name}ScheduleEventFilter`, 'KalturaEntryScheduleEventFilter', {})),
  kalturaClass('KalturaBlackoutScheduleEventFilter', 'KalturaScheduleEventFilter', {}),
] as const;
