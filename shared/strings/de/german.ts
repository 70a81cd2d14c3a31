import { english, type Strings } from '../en/english.ts';

/** Everything that tray and window say, in German. */
export const german: Strings = english;
