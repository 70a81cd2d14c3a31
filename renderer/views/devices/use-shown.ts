import { useEffect } from 'react';
import { bridge } from '../../client/bridge.ts';
import type { Capture } from './use-capture.ts';

/** The main process closes what nobody asked for within this time, with some to spare. */
const RENEW_EVERY_MS = 8000;

/** Keeps the sources open for as long as somebody looks at this view, so that each shows its picture and level. */
export function useShown(capture: Capture | null): void {
  useEffect(() => {
    if (capture === null || capture.sources.length === 0) return;
    // What does not open is told by the source's own state.
    const renew = (): void => {
      if (document.visibilityState === 'visible') void bridge().intents.showSources({});
    };
    renew();
    const timer = setInterval(renew, RENEW_EVERY_MS);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [capture]);
}
