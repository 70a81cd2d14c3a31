import type { FaultText } from './fault.ts';

/** Why a source cannot be opened, as far as its own words tell, and what is found out about sources beforehand. */
export const SOURCE_FAULTS = {
  'source-missing': {
    stage: 'capture',
    retry: 'now',
    what: '{source} is not connected to this PC.',
    does: 'Lectern records the other sources and goes on with this one as soon as it is back, at whichever socket.',
    todo: 'Plug it in and switch it on, or choose another source.',
    remedy: 'open-devices',
  },
  'source-busy': {
    stage: 'capture',
    retry: 'now',
    what: '{source} is in use by another program.',
    does: 'Lectern tries again and again and records the other sources.',
    todo: 'Close the program that uses it, such as a video conference.',
    remedy: 'open-devices',
  },
  'source-forbidden': {
    stage: 'capture',
    retry: 'operator',
    what: 'This PC does not let Lectern use {source}.',
    does: 'Lectern tries again and again and records the other sources.',
    todo: 'macOS and Windows: allow camera, microphone and screen recording for Lectern in the privacy settings. Linux: add the user to the groups video and audio, then log in anew.',
    remedy: 'open-devices',
  },
  'format-refused': {
    stage: 'capture',
    retry: 'now',
    what: '{source} does not offer the size or rate of its track.',
    does: 'Lectern takes what it gives by itself and scales it.',
    todo: 'Choose a size and rate that the camera has.',
    remedy: 'open-devices',
  },
  'source-login-refused': {
    stage: 'capture',
    retry: 'operator',
    what: '{source} refuses the user name or the password.',
    does: 'Lectern tries again and again and records the other sources.',
    todo: 'Enter its user name and password under Devices.',
    remedy: 'open-devices',
  },
  'source-unreachable': {
    stage: 'capture',
    retry: 'now',
    what: '{source} cannot be reached over the network.',
    does: 'Lectern tries again and again and records the other sources.',
    todo: 'Check its address, its power and its network cable.',
    remedy: 'open-devices',
  },
  'ffmpeg-lacks': {
    stage: 'capture',
    retry: 'operator',
    what: 'The ffmpeg of this PC lacks what {source} needs.',
    does: 'Lectern records the other sources.',
    todo: 'Install a complete ffmpeg, or choose another kind of source or encoder.',
    remedy: 'open-settings',
  },
  'disk-short': {
    stage: 'capture',
    retry: 'operator',
    what: 'The disk of {folder} has {free} GB left, and the whole event may take {needed} GB.',
    does: 'Lectern records for as long as there is room.',
    todo: 'Free some space, or choose another folder.',
    remedy: 'open-settings',
  },
} as const satisfies Record<string, FaultText>;
