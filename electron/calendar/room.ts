import type { ResourceId } from '../../shared/domain/ids.ts';

/** Which partner's schedule of which room. */
export interface Room {
  readonly partnerId: number;
  readonly resourceId: ResourceId;
}
