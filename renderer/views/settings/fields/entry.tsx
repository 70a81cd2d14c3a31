import type { ReactNode } from 'react';
import { useIsSought } from '../search.tsx';

/** The place of one setting, or of several that belong together; empty while none of the words is sought. */
export function Entry({ words, children }: { readonly words: readonly string[]; readonly children: ReactNode }) {
  return useIsSought(...words) ? <div className="setting">{children}</div> : null;
}
