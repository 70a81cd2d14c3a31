import type { FaultText } from './fault.ts';

/** Faults of pushing live. */
export const LIVE_FAULTS = {
  'no-endpoints': {
    stage: 'live',
    retry: 'operator',
    what: 'Kaltura names no address to push "{title}" to.',
    does: 'The lecture is recorded, not sent live.',
    todo: 'Check that the event has a live template entry.',
  },
} as const satisfies Record<string, FaultText>;
