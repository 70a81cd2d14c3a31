import { lineOf, type Component } from './components.ts';

/** What an event says, unescaped. */
export interface FeedTexts {
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly isCancelled: boolean;
  readonly tags: readonly string[];
}

/** The texts of a VEVENT (RFC 5545 §3.8.1). */
export function textsOf(event: Component): FeedTexts {
  const value = (name: string): string => lineOf(event, name)?.value ?? '';
  return {
    title: unescaped(value('SUMMARY')),
    description: unescaped(value('DESCRIPTION')),
    location: unescaped(value('LOCATION')),
    isCancelled: value('STATUS').trim().toUpperCase() === 'CANCELLED',
    tags: (value('CATEGORIES').match(/(?:\\.|[^\\,])+/g) ?? [])
      .map((tag) => unescaped(tag).trim())
      .filter((t) => t !== ''),
  };
}

/** A TEXT value (§3.3.11): each escape once from left to right, so that `\\\\n` is a backslash and an n. */
const unescaped = (value: string): string =>
  value.includes('\\') ? value.replace(/\\([\\;,nN])/g, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c)) : value;
