import { useEffect } from 'react';
import { useSnapshot } from '../client/snapshot.tsx';
import { useIntent } from '../client/use-intent.ts';
import type { View } from '../client/use-view.ts';

/**
 * Whether the compact form is to be drawn. It holds Today only: what leads to another view (a remedy, the tray) takes the
 * window back to its whole form.
 */
export function useForm(view: View): { readonly isCompact: boolean } {
  const { isCompact } = useSnapshot();
  const { run: change } = useIntent('changeSettings');
  const isElsewhere = view !== 'today';
  useEffect(() => {
    if (isCompact && isElsewhere) void change({ console: { compact: false } });
  }, [isCompact, isElsewhere, change]);
  return { isCompact: isCompact && !isElsewhere };
}
