import type { RecordingEvent } from './fact.ts';
import type { RecordingState } from './recording.ts';

const CAPTURING = ['capturing', 'paused', 'interrupted'] as const;

/** Whether a recording in this state is between its first frame and its last. */
export const isCapturing = (state: RecordingState): boolean => CAPTURING.some((capturing) => capturing === state);

/** Whether a recording in this state has the device: its sources are opened for it, or it is captured. */
export const hasDevice = (state: RecordingState): boolean => state === 'arming' || isCapturing(state);

const CHAIN = ['uploading'] as const;
/** An upload may begin while its recording is being captured. */
const TOKEN = [...CAPTURING, ...CHAIN] as const;

/**
 * Which facts a recording in which state may meet. Anything else is not applied by the reducer.
 * The diagram in the README is made from this table.
 */
export const TRANSITIONS: {
  readonly [T in RecordingEvent['type']]: {
    readonly from: readonly (RecordingState | 'none')[];
    /** The state after it; `same` where only the content changes. */
    readonly to: RecordingState | 'same' | 'before-failure';
  };
} = {
  'recording-opened': { from: ['none'], to: 'scheduled' },
  'arming-began': { from: ['scheduled', 'interrupted'], to: 'arming' },
  'capture-began': { from: ['scheduled', 'arming', 'interrupted'], to: 'capturing' },
  'part-began': { from: CAPTURING, to: 'same' },
  'part-ended': { from: [...CAPTURING, 'joining'], to: 'same' },
  observed: { from: [...CAPTURING, 'joining'], to: 'same' },
  'occurrence-changed': { from: ['scheduled', 'arming', ...CAPTURING], to: 'same' },
  'window-moved': { from: ['scheduled', 'arming', ...CAPTURING], to: 'same' },
  paused: { from: ['capturing'], to: 'paused' },
  resumed: { from: ['paused'], to: 'capturing' },
  stopped: { from: CAPTURING, to: 'same' },
  'stop-undone': { from: CAPTURING, to: 'same' },
  'move-vetoed': { from: CAPTURING, to: 'same' },
  interrupted: { from: ['arming', 'capturing', 'paused'], to: 'interrupted' },
  'joining-began': { from: [...CAPTURING, 'joining'], to: 'joining' },
  captured: { from: ['joining'], to: 'captured' },
  'broadcast-began': { from: ['capturing', 'paused'], to: 'same' },
  'broadcast-ended': { from: CAPTURING, to: 'same' },
  'push-turned': { from: ['scheduled', 'arming', ...CAPTURING], to: 'same' },
  'kaltura-records': { from: CAPTURING, to: 'same' },
  'upload-chosen': { from: ['scheduled', 'arming', ...CAPTURING, 'joining', 'captured'], to: 'same' },
  'upload-queued': { from: ['captured'], to: 'uploading' },
  'upload-user-chosen': { from: TOKEN, to: 'same' },
  'token-asked': { from: TOKEN, to: 'same' },
  'token-made': { from: TOKEN, to: 'same' },
  'start-promised': { from: CAPTURING, to: 'same' },
  'promise-kept': { from: CHAIN, to: 'same' },
  'bytes-sent': { from: CHAIN, to: 'same' },
  'entry-asked': { from: CHAIN, to: 'same' },
  'entry-made': { from: CHAIN, to: 'same' },
  'content-asked': { from: CHAIN, to: 'same' },
  'content-attached': { from: CHAIN, to: 'same' },
  'entry-ready': { from: CHAIN, to: 'same' },
  'token-abandoned': { from: TOKEN, to: 'same' },
  'entry-abandoned': { from: CHAIN, to: 'same' },
  'track-changed': { from: CHAIN, to: 'same' },
  'chapters-asked': { from: CHAIN, to: 'same' },
  'upload-remarked': { from: CHAIN, to: 'same' },
  'upload-recovered': { from: CHAIN, to: 'same' },
  'upload-faulted': { from: CHAIN, to: 'same' },
  'upload-held': { from: CHAIN, to: 'same' },
  'upload-released': { from: CHAIN, to: 'same' },
  'upload-hurried': { from: CHAIN, to: 'same' },
  'upload-withdrawn': { from: ['uploading', 'failed'], to: 'captured' },
  'template-chosen': { from: ['uploading', 'failed'], to: 'uploading' },
  'delivery-began': { from: CHAIN, to: 'same' },
  'media-delivered': { from: CHAIN, to: 'same' },
  'sheet-asked': { from: CHAIN, to: 'same' },
  'bulk-asked': { from: CHAIN, to: 'same' },
  'bulk-submitted': { from: CHAIN, to: 'same' },
  'bulk-over': { from: CHAIN, to: 'same' },
  'delivery-abandoned': { from: CHAIN, to: 'same' },
  delivered: { from: CHAIN, to: 'delivered' },
  'entry-found': { from: ['delivered'], to: 'same' },
  uploaded: { from: [...CHAIN, 'delivered'], to: 'uploaded' },
  failed: { from: ['scheduled', 'arming', ...CAPTURING, 'joining', 'captured', 'uploading'], to: 'failed' },
  retried: { from: ['failed'], to: 'before-failure' },
  missed: { from: ['none', 'scheduled', 'arming'], to: 'missed' },
  skipped: { from: ['none', 'scheduled', 'arming'], to: 'skipped' },
  cancelled: { from: ['none', 'scheduled', 'arming', ...CAPTURING, 'joining', 'captured'], to: 'cancelled' },
  'media-deleted': { from: ['uploaded'], to: 'same' },
};
