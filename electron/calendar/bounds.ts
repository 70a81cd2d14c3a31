import { fault, FaultError } from '../../shared/faults/fault.ts';
import { MOST_EVENTS } from './event-list.ts';

/** Texts below this cannot hold enough of anything to be a burden. */
const HARMLESS_CHARS = 1_000_000;
/** An event of Kaltura's has three objects or lists; a text that opens so many more of them is no schedule. */
const MOST_OPENED = 4 * MOST_EVENTS;

const BRACE = 0x7b;
const BRACKET = 0x5b;

/** Throws FaultError `schedule-too-large` for more events than a schedule may have. */
export function checkCount(events: number): void {
  if (events > MOST_EVENTS) throw new FaultError(fault('schedule-too-large', { limit: MOST_EVENTS }));
}

/**
 * Throws FaultError `schedule-too-large` for a JSON text of so many objects and lists that parsing it would take a
 * hundred times its size in memory: `[{},{},{},…`.
 */
export function checkJsonSize(text: string): void {
  if (text.length < HARMLESS_CHARS) return;
  let opened = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === BRACE || c === BRACKET) opened += 1;
  }
  if (opened > MOST_OPENED) checkCount(opened);
}
