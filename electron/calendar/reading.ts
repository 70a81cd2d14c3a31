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
  /** `id` as it stands in the feed; null when even that cannot be read. */
  | { readonly read: 'fault'; readonly fault: Fault; readonly id: string | null };

/** How much of a free text is kept; Kaltura's own limit for titles is 256 bytes. */
const LIMITS = { title: 500, description: 20_000, list: 1000, short: 300 } as const;

/** An event that cannot be used, named as well as its remains allow. */
export const unreadable = (event: { readonly id?: string; readonly title?: string }, problem: string): Reading => ({
  read: 'fault',
  id: event.id ?? null,
  fault: fault('event-unreadable', { event: nameOf(event), problem }),
});

function nameOf({ id, title }: { readonly id?: string; readonly title?: string }): string {
  const shown = title ? `"${title.slice(0, 80)}"` : '';
  return id ? `${shown} (${id.slice(0, 40)})`.trim() : shown || 'without id';
}

/** A Kaltura id, or null when the text is none: ids are decimal digits. */
export const eventIdOf = (text: string): EventId | null => (/^\d{1,20}$/.test(text) ? (text as EventId) : null);

const NONE: readonly string[] = [];

/** A comma-separated list, blanks and line breaks around its members removed. */
export function listOf<T extends string>(text: string): readonly T[] {
  if (text === '') return NONE as readonly T[];
  const list = text.split(',', LIMITS.list) as T[];
  return list.every(isTidy) ? list : list.map((part) => shortened(part.trim()) as T).filter((part) => part !== '');
}

/** An id, a name or a tag, cut where no sensible one is as long. */
export const shortened = (text: string): string => (text.length > LIMITS.short ? text.slice(0, LIMITS.short) : text);

/** Not empty, not endless, and with neither a blank nor anything outside ASCII at its ends, which may be one. */
function isTidy(part: string): boolean {
  if (part.length > LIMITS.short) return false;
  const first = part.charCodeAt(0);
  const last = part.charCodeAt(part.length - 1);
  return first > 32 && first < 127 && last > 32 && last < 127;
}

/** The free texts of an event that are kept within limits. */
export interface FreeTexts {
  readonly title: string;
  readonly description: string;
  readonly location: string;
}

/** The texts within their limits, line breaks as LF since XML cannot carry others. */
export const bounded = ({ title, description, location }: FreeTexts): FreeTexts => ({
  title: cut(title, LIMITS.title),
  description: cut(description, LIMITS.description),
  location: cut(location, LIMITS.title),
});

/** What `bounded` had to cut, in words. */
export function cutsOf({ title, description, location }: FreeTexts): readonly string[] {
  if (title.length <= LIMITS.title && location.length <= LIMITS.title && description.length <= LIMITS.description) {
    return NONE;
  }
  const note = (name: string, text: string, limit: number): string[] =>
    text.length > limit ? [`The ${name} was cut to ${limit} characters.`] : [];
  return [
    ...note('title', title, LIMITS.title),
    ...note('description', description, LIMITS.description),
    ...note('location', location, LIMITS.title),
  ];
}

function cut(text: string, limit: number): string {
  const kept = text.length > limit ? text.slice(0, limit) : text;
  return kept.includes('\r') ? kept.replace(/\r\n?/g, '\n') : kept;
}
