import type { RecordingId } from '../../shared/domain/ids.ts';

/** What an intent gives that has nothing to tell. */
export const DONE = {};

/** The recording that an intent names. */
export const idOf = ({ recordingId }: { readonly recordingId: string }): RecordingId => recordingId as RecordingId;

/** Runs at once; what it throws becomes a rejection. */
export const settled = <T>(run: () => T): Promise<T> => new Promise((resolve) => resolve(run()));

/** The same for what has nothing to tell. */
export const act = (run: () => void): Promise<typeof DONE> => settled(run).then(() => DONE);
