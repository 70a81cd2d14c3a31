import type { Block, Property } from './blocks.ts';

/** The only values that run over several lines; what follows another value unasked belongs to nothing. */
const FREE_TEXT: ReadonlySet<string> = new Set([
  'SUMMARY',
  'DESCRIPTION',
  'LOCATION',
  'CONTACT',
  'COMMENT',
  'ORGANIZER',
  'X-KALTURA-TAGS',
]);

/** The properties of one event that are really its own. */
export interface Picked {
  /** The value of a property; empty when it is missing. */
  value(name: string): string;
  /** Its parameters, e.g. `TZID=Europe/Berlin`. */
  params(name: string): string;
  has(name: string): boolean;
  /** True when the text of the event imitated properties. */
  readonly isImitated: boolean;
}

/**
 * Tells an event's own properties from those that its free text imitates, by where the server writes them: title first,
 * then description, status and the other texts, then DTSTART to DTSTAMP, then X-KALTURA-ID to RESOURCE-IDS in one go,
 * then the tags, then the rest. Null when the block has no X-KALTURA-ID.
 */
export function pick(text: string, { properties }: Block): Picked | null {
  const anchor = anchorOf(properties);
  if (anchor < 0) return null;
  const before = properties.slice(0, anchor);
  const after = properties.slice(anchor + 1);
  const tagsAt = after.findIndex((p) => p.name === 'X-KALTURA-TAGS');
  const [beforeTags, afterTags] = tagsAt < 0 ? [after, after] : [after.slice(0, tagsAt), after.slice(tagsAt + 1)];

  const chosen = new Map<string, Property>();
  for (const p of before) {
    if (p.name.startsWith('X-KALTURA-') || p.name === 'RRULE') continue;
    // Texts that come first keep their first appearance, times and the like their last one.
    if (!FIRST_WINS.has(p.name) || !chosen.has(p.name)) chosen.set(p.name, p);
  }
  const start = chosen.get('DTSTART');
  for (const name of ['DTEND', 'TZID']) {
    const p = chosen.get(name);
    const belongs = p && start && (name === 'DTEND' ? p.lineFrom > start.lineFrom : p.lineFrom < start.lineFrom);
    if (!belongs) chosen.delete(name);
  }
  for (const p of beforeTags) if (!chosen.has(p.name) && p.name.startsWith('X-KALTURA-')) chosen.set(p.name, p);
  chosen.set('X-KALTURA-ID', properties[anchor]!);
  if (tagsAt >= 0) chosen.set('X-KALTURA-TAGS', after[tagsAt]!);
  for (const p of afterTags) if (AFTER_TAGS.has(p.name) || ENDPOINT.test(p.name)) chosen.set(p.name, p);

  const texts = textRegions(chosen, before);
  const value = (name: string): string => {
    const p = chosen.get(name);
    if (!p) return '';
    return text.slice(p.valueFrom, FREE_TEXT.has(name) ? (texts.get(p) ?? p.valueTo) : p.firstTo);
  };
  return {
    value: (name) => (FREE_TEXT.has(name) ? value(name) : value(name).trim()),
    params: (name) => chosen.get(name)?.params ?? '',
    has: (name) => chosen.has(name),
    isImitated: new Set(properties.map((p) => p.name)).size < properties.length,
  };
}

const FIRST_WINS: ReadonlySet<string> = new Set(['UID', 'SUMMARY', 'DESCRIPTION']);
const AFTER_TAGS: ReadonlySet<string> = new Set([
  'X-KALTURA-TEMPLATE-ENTRY-ID',
  'X-KALTURA-ENTRY-IDS',
  'X-KALTURA-CATEGORY-IDS',
  'RRULE',
]);
const ENDPOINT = /^X-KALTURA-(?:PRIMARY|SECONDARY|LIVE-STREAM)-/;

/** The X-KALTURA-ID that the server wrote: the last one that TYPE and PARTNER-ID follow, else the last one. */
function anchorOf(properties: readonly Property[]): number {
  let last = -1;
  let best = -1;
  properties.forEach((p, i) => {
    if (p.name !== 'X-KALTURA-ID') return;
    last = i;
    const next = [properties[i + 1]?.name, properties[i + 2]?.name];
    if (next[0] === 'X-KALTURA-TYPE' && next[1] === 'X-KALTURA-PARTNER-ID') best = i;
  });
  return best < 0 ? last : best;
}

/** Title and description run on to the next property that is really one: imitated lines in between are theirs. */
function textRegions(
  chosen: ReadonlyMap<string, Property>,
  before: readonly Property[],
): ReadonlyMap<Property, number> {
  const regions = new Map<Property, number>();
  const [summary, description, status] = ['SUMMARY', 'DESCRIPTION', 'STATUS'].map((name) => chosen.get(name));
  const endBefore = (next: Property): number | undefined => before[before.indexOf(next) - 1]?.valueTo;
  const set = (p: Property | undefined, next: Property | undefined): void => {
    const end = next && p && next.lineFrom > p.lineFrom ? endBefore(next) : undefined;
    if (p && end !== undefined) regions.set(p, end);
  };
  set(summary, description && summary && description.lineFrom > summary.lineFrom ? description : status);
  set(description, status);
  return regions;
}
