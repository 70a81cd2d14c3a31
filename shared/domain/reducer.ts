import type { DeviceEvent, Fact, RecordingEvent } from './fact.ts';
import type { RecordingId } from './ids.ts';
import { plus, type Instant } from './instant.ts';
import type { Gap, Part, Recording, RecordingFrame, Track } from './recording.ts';
import type { Override, State } from './state.ts';
import { foldDelivery } from './deliveries.ts';
import { foldHeadStarts } from './head-starts.ts';
import { TRANSITIONS } from './transitions.ts';
import { addObserved, isOperatorAct, withAct } from './remembered.ts';
import { followedMove, stopped, undone } from './followed.ts';
import { foldUpload, newUploads } from './uploads.ts';

/** How long the operator can look back at what the schedule did. */
const KEEP_CHANGES_MS = 30 * 24 * 3600 * 1000;

/**
 * Applies one fact. Total: a fact that its recording's state does not allow (see `TRANSITIONS`) changes nothing,
 * so that a journal written by any version folds. Never changes `state` in place.
 */
export const fold = (state: State, fact: Fact): State => foldInto(state, fact, (known) => new Map(known));

/**
 * Applies facts in their order, to the same end as `fold` one by one. The recordings are copied once for all of them: a
 * journal of years has thousands, and every fact of it is read at each start.
 */
export function foldAll(facts: readonly Fact[], state: State): State {
  let own: Recordings | null = null;
  const once = (known: State['recordings']): Recordings => (known === own ? own : (own = new Map(known)));
  return facts.reduce((before, fact) => foldInto(before, fact, once), state);
}

type Recordings = Map<RecordingId, Recording>;

/** `copyOf` gives recordings that may be changed in place. */
function foldInto(state: State, fact: Fact, copyOf: (known: State['recordings']) => Recordings): State {
  if (fact.recordingId === null) return foldDevice(state, fact, fact.at);
  const before = state.recordings.get(fact.recordingId);
  if (!TRANSITIONS[fact.type].from.includes(before?.state ?? 'none')) return state;
  const folded = before ? foldRecording(before, fact, fact.at) : openRecording(fact);
  if (folded === null || folded === before) return state;
  const after = isOperatorAct(fact) ? withAct(folded, { at: fact.at, act: fact.type }) : folded;
  return { ...state, recordings: copyOf(state.recordings).set(fact.recordingId, after) };
}

function foldDevice(state: State, event: DeviceEvent, at: Instant): State {
  switch (event.type) {
    case 'room-taken':
      return state.room?.resourceId === event.resourceId
        ? state
        : { ...state, room: { resourceId: event.resourceId, since: at } };
    case 'schedule-changed': {
      const oldest = plus(at, -KEEP_CHANGES_MS);
      return { ...state, changes: [...state.changes.filter((c) => c.learnedAt >= oldest), ...event.changes] };
    }
    case 'uploads-ordered':
      return { ...state, uploadOrder: event.order };
    case 'slot-overridden': {
      const overrides = new Map<typeof event.eventId, Override>(state.overrides);
      if (event.override === null) overrides.delete(event.eventId);
      else overrides.set(event.eventId, { override: event.override, note: event.note });
      return { ...state, overrides };
    }
  }
}

function openRecording(event: RecordingEvent): Recording | null {
  switch (event.type) {
    case 'recording-opened':
      return { ...event.frame, state: 'scheduled' };
    case 'missed':
    case 'skipped':
    case 'cancelled':
      return event.frame ? { ...event.frame, because: event.because, state: event.type } : null;
    default:
      return null;
  }
}

function foldRecording(r: Recording, event: RecordingEvent, at: Instant): Recording {
  switch (event.type) {
    case 'recording-opened':
      return r;
    case 'arming-began':
      return { ...frameOf(r), state: 'arming' };
    case 'capture-began':
      return { ...frameOf(r), state: 'capturing', parts: partsOf(r), broadcast: null };
    case 'observed':
      return { ...r, observed: addObserved(r.observed ?? [], event) };
    case 'occurrence-changed':
      return { ...r, occurrence: event.occurrence };
    case 'window-moved':
      return { ...r, window: event.window, ...followedMove(r, event, at) };
    case 'move-vetoed':
      return { ...r, window: event.window, ...(r.followed && { followed: { ...r.followed, vetoedAt: at } }) };
    case 'stopped':
      return stopped(r, event, at);
    case 'stop-undone':
      return undone(r, event, at);
    case 'part-began':
    case 'part-ended':
      return foldPart(r, event);
    case 'paused':
      return r.state === 'capturing'
        ? { ...r, state: 'paused', pauses: [...r.pauses, { start: event.from, end: null }] }
        : r;
    case 'resumed':
      return r.state === 'paused'
        ? { ...r, state: 'capturing', pauses: r.pauses.map((p) => (p.end === null ? { ...p, end: event.from } : p)) }
        : r;
    case 'interrupted':
      return {
        ...frameOf(r),
        state: 'interrupted',
        parts: partsOf(r),
        fault: event.fault,
        resumeUntil: event.resumeUntil,
      };
    case 'joining-began':
      return { ...frameOf(r), state: 'joining', parts: partsOf(r) };
    case 'captured':
      return { ...frameOf(r), state: 'captured', tracks: event.tracks, gaps: event.gaps };
    case 'broadcast-began':
      return 'broadcast' in r ? { ...r, broadcast: { entryId: event.entryId, startedAt: at, endedAt: null } } : r;
    case 'broadcast-ended':
      return 'broadcast' in r && r.broadcast ? { ...r, broadcast: { ...r.broadcast, endedAt: at } } : r;
    case 'push-turned':
      return { ...r, pushTurned: { push: event.push, entryId: event.entryId } };
    case 'kaltura-records':
      return { ...r, kalturaRecords: true };
    case 'upload-chosen':
      return { ...r, uploadChosen: event.upload };
    case 'upload-user-chosen':
      return { ...r, uploadUser: event.userId };
    case 'upload-queued':
      return r.state === 'captured' ? queued(r, at) : r;
    case 'delivery-began':
    case 'sheet-asked':
    case 'bulk-asked':
    case 'bulk-submitted':
    case 'bulk-over':
    case 'delivery-abandoned':
    case 'delivered':
    case 'entry-found':
      return foldDelivery(r, event, at);
    case 'uploaded':
      return r.state === 'uploading' || r.state === 'delivered'
        ? { ...r, state: 'uploaded', entries: event.entries, uploadedAt: at, deletedAt: null }
        : r;
    case 'failed':
      return {
        ...frameOf(r),
        ...leftOf(r),
        state: 'failed',
        stage: event.stage,
        fault: event.fault,
        retryAt: event.retryAt,
      };
    case 'retried':
      return r.state === 'failed' ? beforeFailure(r) : r;
    case 'missed':
    case 'skipped':
    case 'cancelled':
      return { ...frameOf(r), because: event.because, state: event.type };
    case 'media-deleted':
      return r.state === 'uploaded' ? { ...r, deletedAt: at } : r;
    case 'media-delivered':
    case 'token-asked':
    case 'token-made':
    case 'start-promised':
    case 'token-abandoned':
      return r.state === 'uploading'
        ? foldChain(r, event, at)
        : { ...r, headStarts: foldHeadStarts(r.headStarts ?? [], event, at) };
    case 'promise-kept':
    case 'bytes-sent':
    case 'entry-asked':
    case 'entry-made':
    case 'content-asked':
    case 'content-attached':
    case 'entry-ready':
    case 'entry-abandoned':
    case 'chapters-asked':
    case 'upload-remarked':
    case 'upload-recovered':
    case 'upload-faulted':
    case 'upload-held':
    case 'upload-released':
    case 'upload-hurried':
      return foldChain(r, event, at);
    case 'template-chosen':
      return foldChain(r.state === 'failed' ? beforeFailure(r) : r, event, at);
    case 'upload-withdrawn':
      return (r.state === 'uploading' || r.state === 'failed') && r.uploads.length > 0 ? withdrawn(r) : r;
    case 'track-changed':
      return r.state === 'uploading'
        ? {
            ...r,
            tracks: r.tracks.map((t) => (t.trackId === event.trackId ? changedTrack(t, event) : t)),
            uploads: r.uploads.map((u) => foldUpload(u, event, at)),
          }
        : r;
  }
}

const foldChain = (r: Recording, event: RecordingEvent, at: Instant): Recording =>
  r.state === 'uploading' ? { ...r, uploads: r.uploads.map((u) => foldUpload(u, event, at)) } : r;

/** Into the queue, where it was if it was in it before. */
const queued = ({ withdrawn, headStarts, ...r }: Recording & { state: 'captured' }, at: Instant): Recording => ({
  ...r,
  state: 'uploading',
  uploads: withdrawn ?? newUploads(r.tracks, at, headStarts),
});

const withdrawn = (r: Recording & { state: 'uploading' | 'failed' }): Recording => ({
  ...frameOf(r),
  state: 'captured',
  tracks: r.tracks,
  gaps: r.gaps,
  withdrawn: r.uploads.map((u) => ({ ...u, held: false, hurried: false })),
});

function foldPart(r: Recording, event: RecordingEvent & { type: 'part-began' | 'part-ended' }): Recording {
  if (!('parts' in r)) return r;
  const isIt = (p: Part): boolean => p.trackId === event.trackId && p.number === event.number;
  if (event.type === 'part-ended') {
    return { ...r, parts: r.parts.map((p) => (isIt(p) ? { ...p, end: event.end } : p)) };
  }
  if (r.parts.some(isIt)) return r;
  return { ...r, parts: [...r.parts, { trackId: event.trackId, number: event.number, start: event.start, end: null }] };
}

const changedTrack = (t: Track, { bytes, sha256 }: RecordingEvent & { type: 'track-changed' }): Track => ({
  ...t,
  bytes,
  sha256,
});

/** Where a failed recording goes on: as far as what it has allows. */
function beforeFailure(r: Recording & { state: 'failed' }): Recording {
  const frame = frameOf(r);
  if (r.uploads.length > 0) return { ...frame, state: 'uploading', tracks: r.tracks, gaps: r.gaps, uploads: r.uploads };
  if (r.tracks.length > 0) return { ...frame, state: 'captured', tracks: r.tracks, gaps: r.gaps };
  if (r.parts.length > 0) return { ...frame, state: 'joining', parts: r.parts };
  return { ...frame, state: 'scheduled' };
}

const partsOf = (r: Recording): readonly Part[] => ('parts' in r ? r.parts : []);

function leftOf(r: Recording): Pick<Recording & { state: 'failed' }, 'parts' | 'tracks' | 'gaps' | 'uploads'> {
  const tracks: readonly Track[] = 'tracks' in r ? r.tracks : [];
  const gaps: readonly Gap[] = 'gaps' in r ? r.gaps : [];
  return { parts: partsOf(r), tracks, gaps, uploads: 'uploads' in r ? r.uploads : [] };
}

/** Only what every recording has, so that nothing of an earlier state hangs on. */
const frameOf = (r: Recording): RecordingFrame => ({
  id: r.id,
  occurrence: r.occurrence,
  window: r.window,
  dir: r.dir,
  profileName: r.profileName,
  trackIds: r.trackIds,
  origin: r.origin,
  because: r.because,
  openedAt: r.openedAt,
  pauses: r.pauses,
  stoppedAt: r.stoppedAt,
  ...(r.pushTurned && { pushTurned: r.pushTurned }),
  ...(r.observed && { observed: r.observed }),
  ...(r.acts && { acts: r.acts }),
  ...(r.delivery && { delivery: r.delivery }),
  ...(r.followed && { followed: r.followed }),
  ...(r.kalturaRecords && { kalturaRecords: r.kalturaRecords }),
  ...(r.uploadChosen !== undefined && { uploadChosen: r.uploadChosen }),
  ...(r.uploadUser !== undefined && { uploadUser: r.uploadUser }),
  ...(r.headStarts && { headStarts: r.headStarts }),
});
