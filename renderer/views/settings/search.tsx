import { createContext, useContext, type ReactNode } from 'react';

const Sought = createContext('');

/** Shows of everything within only what `text` is found in. */
export function Search({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return <Sought value={text.trim().toLowerCase()}>{children}</Sought>;
}

/** Whether one of the texts has what is sought; always, when nothing is sought. */
export function useIsSought(...texts: readonly string[]): boolean {
  const sought = useContext(Sought);
  return sought === '' || texts.some((text) => text.toLowerCase().includes(sought));
}
