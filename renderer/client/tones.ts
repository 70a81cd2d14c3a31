import type { RecordingState } from '../../shared/domain/recording.ts';
import type { DeviceState } from '../../shared/ipc/snapshot.ts';
import type { Tone } from '../design/badge.tsx';
import type { IconName } from '../design/icon.tsx';

/** Colour and picture of each state of the device; the words say the same. */
export const DEVICE_LOOK: Readonly<Record<DeviceState, { readonly tone: Tone; readonly icon: IconName }>> = {
  unpaired: { tone: 'quiet', icon: 'link' },
  idle: { tone: 'good', icon: 'check' },
  armed: { tone: 'caution', icon: 'clock' },
  recording: { tone: 'recording', icon: 'record' },
  live: { tone: 'recording', icon: 'live' },
  paused: { tone: 'accent', icon: 'pause' },
  uploading: { tone: 'accent', icon: 'upload' },
  warning: { tone: 'caution', icon: 'warning' },
  fault: { tone: 'recording', icon: 'fault' },
  offline: { tone: 'quiet', icon: 'cloud' },
};

/** Colour and picture of each state of a recording. */
export const RECORDING_LOOK: Readonly<Record<RecordingState, { readonly tone: Tone; readonly icon: IconName }>> = {
  scheduled: { tone: 'quiet', icon: 'clock' },
  arming: { tone: 'caution', icon: 'clock' },
  capturing: { tone: 'recording', icon: 'record' },
  paused: { tone: 'accent', icon: 'pause' },
  interrupted: { tone: 'caution', icon: 'warning' },
  joining: { tone: 'accent', icon: 'sync' },
  captured: { tone: 'accent', icon: 'disk' },
  uploading: { tone: 'accent', icon: 'upload' },
  delivered: { tone: 'accent', icon: 'folder' },
  uploaded: { tone: 'good', icon: 'check' },
  failed: { tone: 'recording', icon: 'fault' },
  missed: { tone: 'recording', icon: 'fault' },
  skipped: { tone: 'quiet', icon: 'right' },
  cancelled: { tone: 'quiet', icon: 'close' },
};
