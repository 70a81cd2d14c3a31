import type { EventId, ResourceId } from '../../shared/domain/ids.ts';
import type { Reading } from './reading.ts';

/** One scheduled event of a Kaltura feed: what became of it, and whose it is as far as the format tells. */
export interface EventReading {
  readonly reading: Reading;
  /** Null when the format or the event does not tell. */
  readonly partnerId: number | null;
  /** Empty when it does not tell. */
  readonly resourceIds: readonly ResourceId[];
}

/** The id of what was read, for telling events of one list apart; the reading itself when it has none. */
export function idOfReading({ reading }: EventReading): EventId | Reading {
  switch (reading.read) {
    case 'occurrence':
      return reading.occurrence.eventId;
    case 'series':
      return reading.series.eventId;
    case 'fault':
      return reading;
  }
}
