import type { Settings } from '../settings/settings.ts';
import { english, type Strings } from './en/english.ts';
import { german } from './de/german.ts';

export type Language = 'en' | 'de';

/** The language to speak: the one that is set, else the first of the person's own that we have, else English. */
export function languageFor(setting: Settings['console']['language'], preferred: readonly string[]): Language {
  if (setting !== 'auto') return setting;
  const known = preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'en' || tag === 'de');
  return known ?? 'en';
}

/** All texts of a language. */
export const stringsOf = (language: Language): Strings => (language === 'de' ? german : english);
