/** The push addresses of a live template entry, as iCal prints them; empty where there is none. */
export interface LiveEndpoints {
  readonly primaryRtmp: string;
  readonly secondaryRtmp: string;
  readonly primaryRtsp: string;
  readonly secondaryRtsp: string;
  readonly streamName: string;
  readonly username: string;
  /** Printed although JSON hides it from the capture role. */
  readonly password: string;
}

/** What the serializer fetches besides the event itself. */
export interface IcalLookUp {
  /** The event's own resources, else those of its series; never resource 0. */
  resourceIds(eventId: number, parentId: number | null): readonly number[];
  /** Null for a resource that is not there. */
  resourceName(id: number): string | null;
  /** `referenceId` of a series; null when it has none. */
  referenceIdOf(eventId: number): string | null;
  /** Null unless the entry is a live stream. */
  liveEndpoints(entryId: string): LiveEndpoints | null;
  /** `1>2>3`; null for an unknown category. */
  categoryFullIds(id: string): string | null;
}
