import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Strings } from '../../shared/strings/en/english.ts';
import { makeFormats, type Formats } from '../../shared/strings/format.ts';
import { useZone } from './snapshot.tsx';

const Spoken = createContext<Strings | null>(null);

/** Says everything within in one language. */
export function Language({ strings, children }: { readonly strings: Strings; readonly children: ReactNode }) {
  return <Spoken value={strings}>{children}</Spoken>;
}

/** All texts of the window. */
export function useStrings(): Strings {
  const strings = useContext(Spoken);
  if (strings === null) throw new Error('useStrings is for components within Language');
  return strings;
}

/** Times in the room's zone, sizes and spans, as the language writes them. */
export function useFormats(): Formats {
  const { locale } = useStrings();
  const zone = useZone();
  return useMemo(() => makeFormats(locale, zone), [locale, zone]);
}
