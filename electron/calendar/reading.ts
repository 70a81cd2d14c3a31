import type { EventId } from '../../shared/domain/ids.ts';
import type { LiveEndpoints, Occurrence } from '../../shared/domain/occurrence.ts';
import { fault, type Fault } from '../../shared/faults/fault.ts';

/**
 * What became of one event of a feed. A `series` row describes a series (recurrenceType 1) and shows the times of its
 * first occurrence; it is no dated thing itself. `rule` is its RRULE, empty when it has none.
 */
export type Reading =
  | { readonly read: 'occurrence'; readonly occurrence: Occurrence; readonly endpoints: LiveEndpoints | null }
  | { readonly read: 'series'; readonly series: Occurrence; readonly rule: string }
  | { readonly read: 'fault'; readonly fault: Fault };

/** How much of a free text is kept; Kaltura's own limit for titles is 256 bytes. */
export const LIMITS = { title: 500, description: 20_000, list: 1000 } as const;

/** An event that cannot be used, named as well as its remains allow. */
export const unreadable = (event: { readonly id?: string; readonly title?: string }, problem: string): Reading => ({
  read: 'fault',
  fault: fault('event-unreadable', { event: nameOf(event), problem }),
});

function nameOf({ id, title }: { readonly id?: string; readonly title?: string }): string {
  const shown = title ? `"${title.slice(0, 80)}"` : '';
  return id ? `${shown} (${id.slice(0, 40)})`.trim() : shown || 'without id';
}

/** A Kaltura id, or null when the text is none: ids are decimal digits. */
export const eventIdOf = (text: string): EventId | null => (/^\d{1,20}$/.test(text) ? (text as EventId) : null);

/** A comma-separated list, blanks and line breaks around its members removed. */
export function listOf<T extends string>(text: string): readonly T[] {
  if (text === '') return NONE as readonly T[];
  return text
    .split(',', LIMITS.list)
    .map((part) => part.trim() as T)
    .filter((part) => part !== '');
}

const NONE: readonly string[] = [];

/** A text within its limit, its line breaks as LF since XML cannot carry others; a cut is noted in `repaired`. */
export function cut(text: string, limit: number, name: string, repaired: string[]): string {
  if (text.length > limit) repaired.push(`The ${name} was cut to ${limit} characters.`);
  const kept = text.length > limit ? text.slice(0, limit) : text;
  return kept.includes('\r') ? kept.replace(/\r\n?/g, '\n') : kept;
}
