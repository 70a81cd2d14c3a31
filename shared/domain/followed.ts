import type { RecordingEvent } from './fact.ts';
import type { Instant } from './instant.ts';
import type { Followed, Recording } from './recording.ts';

type Of<T extends RecordingEvent['type']> = RecordingEvent & { readonly type: T };

/** What a moved window leaves to be vetoed: the schedule's move; what the operator moves needs no veto. */
export const followedMove = (r: Recording, { by, window }: Of<'window-moved'>, at: Instant): { followed?: Followed } =>
  by === 'schedule' ? { followed: { did: 'moved', was: r.window, now: window, at, vetoedAt: null } } : {};

/** A stop: by the schedule, for its reasons, or by the operator. */
export function stopped(r: Recording, { stoppedAt, because = [] }: Of<'stopped'>, at: Instant): Recording {
  const followed: Followed | undefined =
    because.length > 0 ? { did: 'stopped', because, at, vetoedAt: null } : withoutStop(r.followed);
  return { ...without(r), stoppedAt, because: [...because, ...r.because], ...(followed && { followed }) };
}

/** A stop that was taken back; its reasons do not hold any more. */
export function undone(r: Recording, { by = 'operator' }: Of<'stop-undone'>, at: Instant): Recording {
  if (r.followed?.did !== 'stopped') return { ...r, stoppedAt: null };
  const because = r.because.slice(r.followed.because.length);
  if (by === 'schedule') return { ...without(r), stoppedAt: null, because };
  return { ...r, stoppedAt: null, because, followed: { ...r.followed, vetoedAt: at } };
}

/** The operator's own stop says more than a stop of the schedule that was vetoed before. */
const withoutStop = (followed: Followed | undefined): Followed | undefined =>
  followed?.did === 'stopped' ? undefined : followed;

function without(r: Recording): Recording {
  const copy = { ...r };
  delete (copy as { followed?: Followed }).followed;
  return copy;
}
