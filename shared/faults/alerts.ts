import type { FaultText } from './fault-text.ts';

/** What is only known from the signal itself, and what may go wrong while telling of faults. */
export const ALERT_FAULTS = {
  'source-silent': {
    stage: 'capture',
    retry: 'operator',
    what: '{source} is silent.',
    does: 'Lectern records it as it is.',
    todo: 'Switch the microphone on, unmute it and speak into it.[ {other} has a signal.]',
    remedy: 'open-devices',
  },
  'source-black': {
    stage: 'capture',
    retry: 'operator',
    what: '{source} shows a black picture.',
    does: 'Lectern records it as it is.',
    todo: 'Check that the camera or the projector is on, and that no cap is on the lens.[ {other} has a signal.]',
    remedy: 'open-devices',
  },
  'source-frozen': {
    stage: 'capture',
    retry: 'operator',
    what: 'The picture of {source} does not move.',
    does: 'Lectern records it as it is.',
    todo: 'Check the camera.[ {other} has a signal.]',
    remedy: 'open-devices',
  },
  'alert-undelivered': {
    stage: 'settings',
    retry: 'later',
    what: 'A message about a fault could not be sent by {channel}.',
    does: 'Lectern tried several times and gave it up.',
    todo: 'Check the settings for alerts.',
    remedy: 'open-settings',
  },
  'test-undelivered': {
    stage: 'settings',
    retry: 'operator',
    what: 'The test message could not be sent by {channel}.',
    does: '',
    todo: 'Check the address, the user and the password.',
  },
} as const satisfies Record<string, FaultText>;
