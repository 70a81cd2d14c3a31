import type { Bridge } from '../../shared/ipc/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly lectern: Bridge;
  }
}

/** The way to the main process. */
export const bridge = (): Bridge => window.lectern;
