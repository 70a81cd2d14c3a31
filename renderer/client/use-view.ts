import { useSyncExternalStore } from 'react';

/** The window's views, in the order of the navigation. */
export const VIEWS = ['today', 'recordings', 'conflicts', 'changes', 'devices', 'settings', 'diagnostics'] as const;
export type View = (typeof VIEWS)[number];

const isView = (name: string): name is View => (VIEWS as readonly string[]).includes(name);

function currentView(): View {
  const name = location.hash.slice(1);
  return isView(name) ? name : 'today';
}

function listen(then: () => void): () => void {
  window.addEventListener('hashchange', then);
  return () => window.removeEventListener('hashchange', then);
}

/** The view of now: it is the address's fragment, so that tray and remedies can lead to it. */
export const useView = (): View => useSyncExternalStore(listen, currentView);

/** Goes to a view. */
export function goTo(view: View): void {
  location.hash = view;
}
