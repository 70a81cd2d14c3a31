import type { EntryId, EventId, ResourceId } from './ids.ts';
import type { Instant, Span } from './instant.ts';

/** What an event is for this device. The last five are listed but never acted on. */
export type OccurrenceKind =
  'record' | 'live' | 'blackout' | 'meeting' | 'live-redirect' | 'vod' | 'simulive' | 'unknown';

/** Where an occurrence was read from. `operator`: made at this device, not scheduled. */
export type OccurrenceSource = 'json' | 'ical' | 'xml' | 'ftp' | 'file' | 'operator';

/**
 * One dated thing for this device: a single event, or one occurrence of a series.
 * Holds no secret, so it may be journaled and shown. Times are the scheduled ones, without padding;
 * of a live event they are the times on screen (§5.3 of KalturaScheduleEvent: pre and post times come on top).
 */
export interface Occurrence extends Span {
  readonly eventId: EventId;
  /** The series this belongs to; null for a single event. */
  readonly parentId: EventId | null;
  readonly kind: OccurrenceKind;
  readonly title: string;
  readonly description: string;
  /** IANA zone of the series' rule, where the format tells it. */
  readonly zone: string | null;
  readonly status: 'active' | 'cancelled' | 'deleted';
  readonly templateEntryId: EntryId | null;
  readonly entryIds: readonly EntryId[];
  /** Null where the format does not carry them (JSON, XML). */
  readonly resourceIds: readonly ResourceId[] | null;
  readonly ownerId: string | null;
  readonly tags: readonly string[];
  readonly location: string;
  /** 0 (lowest, also: none) to 9. */
  readonly priority: number;
  readonly createdAt: Instant | null;
  readonly updatedAt: Instant | null;
  /** Live only: push this long before `start`, and after `end`. */
  readonly preStartMs: number;
  readonly postEndMs: number;
  readonly source: OccurrenceSource;
  /** Name of the calendar besides Kaltura's that it was read from; absent for Kaltura's own events. */
  readonly calendar?: string;
  /** What the reader had to repair in this event, in words; empty for clean input. */
  readonly repaired: readonly string[];
}

/**
 * Where a live event is pushed to. SECRET: urls and password carry stream tokens.
 * Stays in the main process; never journaled, logged or put into a snapshot.
 */
export interface LiveEndpoints {
  readonly rtmp: { readonly primary: string | null; readonly secondary: string | null };
  readonly rtmps: { readonly primary: string | null; readonly secondary: string | null };
  readonly rtsp: { readonly primary: string | null; readonly secondary: string | null };
  readonly srt: { readonly primary: SrtEndpoint | null; readonly secondary: SrtEndpoint | null };
  /** May contain `%i`: the index of the bitrate, 1 for a single one. */
  readonly streamName: string;
  readonly username: string | null;
  readonly password: string | null;
}

/** An SRT listener and the stream id it asks for. SECRET. */
export interface SrtEndpoint {
  readonly url: string;
  readonly streamId: string;
  readonly passphrase: string | null;
}

/** What an occurrence of a series is found by when its event id changed; null for a single event. */
export const seriesKey = (o: Occurrence): string | null => (o.parentId === null ? null : `${o.parentId}@${o.start}`);

/**
 * Whether both are the same dated thing: by event id, or by series and start,
 * since editing a series in Kaltura gives its occurrences new ids.
 */
export function isSameOccurrence(a: Occurrence, b: Occurrence): boolean {
  return a.eventId === b.eventId || (a.parentId !== null && a.parentId === b.parentId && a.start === b.start);
}

/**
 * Whether `after` may be what became of `before` when the times of their series were edited: an overlapping one of the
 * same series. Only to be asked where `before` is not listed any more.
 */
export const isReissued = (before: Occurrence, after: Occurrence): boolean =>
  before.parentId !== null &&
  before.parentId === after.parentId &&
  before.start < after.end &&
  after.start < before.end;
