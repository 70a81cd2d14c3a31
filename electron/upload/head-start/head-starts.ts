import type { RecordingId } from '../../../shared/domain/ids.ts';
import type { Recording } from '../../../shared/domain/recording.ts';
import { isCapturing } from '../../../shared/domain/transitions.ts';
import { quietUntil } from '../../../shared/domain/quiet-hours.ts';
import { lateApi } from '../../kaltura/late-api.ts';
import { isRefusal } from '../../kaltura/refusal.ts';
import type { GrowingTrack, GrowingTracks } from '../../ports/growing-tracks.ts';
import { Backoff } from '../backoff.ts';
import { DEAD_TOKEN } from '../byte-leg.ts';
import type { Pace } from '../pace.ts';
import type { UploadParts } from '../parts.ts';
import { apiOf, settleUserAhead } from '../upload-user.ts';
import { faultBehind, verdictOn } from '../verdict.ts';
import { TokenIsUseless, TrackHeadStart } from './track-head-start.ts';

const BASE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
/** Quiet hours end by the clock. */
const LOOK_AGAIN_MS = 30_000;

/** The queue goes on in the device's own session, and says so. */
class OwnerIsRefused extends Error {
  override readonly name = 'OwnerIsRefused';
}

interface Run {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
  readonly tracks: Map<string, TrackHeadStart>;
}

/**
 * Sends recordings ahead while they are being captured, as far as the capture stage has something of them to be sent. What
 * goes wrong here costs nothing: what was not sent, or not rightly, is sent when the recording is in the queue.
 */
export class HeadStarts {
  readonly #runs = new Map<RecordingId, Run>();
  /** Not to be begun again: only the queue can help, or a person. */
  readonly #over = new Set<RecordingId>();
  readonly #waiting = new Set<() => void>();
  #stopListening: readonly (() => void)[] = [];

  constructor(
    private readonly parts: UploadParts,
    private readonly pace: Pick<Pace, 'lend'>,
    private readonly growing: GrowingTracks,
    /** Called after each change of `sent()`. */
    private readonly changed: () => void,
  ) {}

  start(): void {
    const look = (): void => this.#look();
    this.#stopListening = [this.parts.ledger.onChange(look), this.growing.onGrown(look)];
    look();
  }

  /** Breaks off every request and resolves when nothing runs any more. */
  async stop(): Promise<void> {
    for (const stop of this.#stopListening) stop();
    for (const { abort } of this.#runs.values()) abort.abort();
    await Promise.all([...this.#runs.values()].map(({ ended }) => ended));
  }

  /** Bytes of recordings being captured that Kaltura has. */
  sent(): ReadonlyMap<RecordingId, number> {
    const bytesOf = ({ tracks }: Run): number => [...tracks.values()].reduce((sum, t) => sum + t.sentBytes, 0);
    return new Map([...this.#runs].map(([id, run]) => [id, bytesOf(run)]));
  }

  #look(): void {
    for (const recording of this.parts.ledger.state().recordings.values()) {
      const { id, state } = recording;
      if (!isCapturing(state)) this.#runs.get(id)?.abort.abort();
      else if (!this.#runs.has(id) && !this.#over.has(id) && this.growing.of(id).length > 0) this.#begin(recording);
    }
    for (const wake of [...this.#waiting]) wake();
  }

  #begin({ id }: Recording): void {
    const abort = new AbortController();
    const tracks: Run['tracks'] = new Map();
    const ended = this.#run(id, tracks, abort.signal)
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        this.#over.add(id);
        this.parts.log.warn('Nothing more is sent ahead', { recordingId: id, error: String(error) });
      })
      .finally(() => {
        this.#runs.delete(id);
        this.changed();
      });
    this.#runs.set(id, { abort, ended, tracks });
  }

  /** Ends by throwing only. */
  async #run(id: RecordingId, tracks: Run['tracks'], signal: AbortSignal): Promise<never> {
    const backoff = new Backoff(this.parts.random, BASE_MS, LONGEST_PAUSE_MS);
    let isSettled = false;
    for (;;) {
      const { track, headStart } = await this.#work(id, tracks, signal);
      try {
        isSettled ||= await this.#settleUser(id, signal);
        await headStart.sendChunk(track.bytes, signal);
        backoff.reset();
        this.changed();
      } catch (error) {
        signal.throwIfAborted();
        headStart.forget();
        const isUseless = error instanceof TokenIsUseless || isRefusal(error, ...DEAD_TOKEN);
        if (isUseless) headStart.abandon(signal);
        if (isUseless || error instanceof OwnerIsRefused) throw error;
        const verdict = verdictOn(faultBehind(error, track.file));
        if (verdict === 'fail' || verdict === 'wait-for-operator') throw error;
        await this.parts.clock.sleep(backoff.nextMs(), signal);
      }
    }
  }

  async #settleUser(id: RecordingId, signal: AbortSignal): Promise<true> {
    const recording = this.parts.ledger.state().recordings.get(id);
    if (recording && (await settleUserAhead(this.parts, recording, signal))) return true;
    throw new OwnerIsRefused('The owner of the event has no session');
  }

  /** A track with enough to be sent, as soon as there is one. */
  async #work(
    id: RecordingId,
    tracks: Run['tracks'],
    signal: AbortSignal,
  ): Promise<{ readonly track: GrowingTrack; readonly headStart: TrackHeadStart }> {
    for (;;) {
      signal.throwIfAborted();
      for (const track of this.#isHindered() ? [] : this.growing.of(id)) {
        const headStart = tracks.get(track.trackId) ?? this.#trackOf(id, track);
        tracks.set(track.trackId, headStart);
        if (headStart.hasWork(track.bytes)) return { track, headStart };
      }
      await this.#change(signal);
    }
  }

  #trackOf(id: RecordingId, track: GrowingTrack): TrackHeadStart {
    const api = lateApi(() => apiOf(this.parts, this.parts.ledger.state().recordings.get(id)));
    return new TrackHeadStart({ ...this.parts, api, pace: this.pace }, id, track);
  }

  /** What is sent live is watched now; and in quiet hours nothing is sent. */
  #isHindered(): boolean {
    const { clock, ledger, settings, zone } = this.parts;
    const isLive = (r: Recording): boolean => 'broadcast' in r && r.broadcast?.endedAt === null;
    if ([...ledger.state().recordings.values()].some(isLive)) return true;
    const { quietHours } = settings();
    return quietHours !== null && quietUntil(clock.now(), quietHours, zone()) !== null;
  }

  /** Resolves at the next look, or after a while. */
  #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        this.#waiting.delete(end);
        timer.cancel();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = this.parts.clock.after(LOOK_AGAIN_MS, end);
      this.#waiting.add(end);
      signal.addEventListener('abort', end, { once: true });
    });
  }
}
