import { is, kalturaClass } from './kaltura-class.ts';

/** Paging of every list. */
export const pagerClasses = [
  kalturaClass('KalturaFilterPager', null, { pageSize: is.int(), pageIndex: is.int() }),
] as const;
