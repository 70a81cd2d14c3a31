import { createContext, useContext, type ReactNode } from 'react';
import type { IntentArgs, IntentResult } from '../../../shared/ipc/intents.ts';
import type { Strings } from '../../../shared/strings/en/english.ts';
import { useStrings } from '../../client/language.tsx';

type Values = IntentResult<'settings'>;
type Words = Strings['settings'];

/** The sections of the settings that hold fields. */
export type SectionName = keyof IntentArgs<'changeSettings'>;

/** Label of a field, and one line that explains it. */
export interface FieldWords {
  readonly label: string;
  readonly hint: string;
}

/** One setting as a field shows it. */
export interface Setting<T> extends FieldWords {
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** The organisation has set it; it can only be looked at. */
  readonly isLocked: boolean;
}

interface Desk {
  readonly settings: Values;
  /** Fields that the organisation has set, as `section.field`. */
  readonly locked: ReadonlySet<string>;
  readonly change: (changes: IntentArgs<'changeSettings'>) => void;
  /** Reads them anew, after something else than `change` may have changed them. */
  readonly reload: () => void;
}

const CurrentDesk = createContext<Desk | null>(null);

/** Gives the settings, and the way to change them, to the sections within. */
export function SettingsDesk({ children, ...desk }: Desk & { readonly children: ReactNode }) {
  return <CurrentDesk value={desk}>{children}</CurrentDesk>;
}

/**
 * One section: its words, its values, the way to change some or read them anew, and `of` to make a field of one that
 * has words of its name.
 */
export function useSection<S extends SectionName>(name: S) {
  const desk = useContext(CurrentDesk);
  if (desk === null) throw new Error('useSection is for components within SettingsDesk');
  const words: Words[S] = useStrings().settings[name];
  const values: Values[S] = desk.settings[name];
  const set = (changes: Partial<Values[S]>): void => desk.change({ [name]: changes });
  const isLocked = (field: keyof Values[S] & string): boolean => desk.locked.has(`${name}.${field}`);
  const texts: Readonly<Record<string, FieldWords>> = words.fields;
  const of = <F extends keyof Values[S] & keyof Words[S]['fields'] & string>(field: F): Setting<Values[S][F]> => ({
    ...(texts[field] ?? { label: field, hint: '' }),
    isLocked: isLocked(field),
    value: values[field],
    onChange: (value) => set({ [field]: value } as unknown as Partial<Values[S]>),
  });
  return { words, values, set, of, isLocked, reload: desk.reload };
}

/** A setting that is null as long as nothing is written. */
export const orNothing = ({ value, onChange, ...rest }: Setting<string | null>): Setting<string> => ({
  ...rest,
  value: value ?? '',
  onChange: (text) => onChange(text === '' ? null : text),
});
