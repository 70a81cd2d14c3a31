import type { EntryId, RecordingId } from '../../shared/domain/ids.ts';
import { plus, type Instant } from '../../shared/domain/instant.ts';
import type { TrackProgress, UploadActivity } from '../../shared/domain/upload-progress.ts';
import type { UploadingRecording } from '../../shared/domain/upload-queue.ts';
import { fault, FaultError, sentenceOf, type Fault } from '../../shared/faults/fault.ts';
import { Backoff } from './backoff.ts';
import { markChapters } from './mark-chapters.ts';
import type { UploadParts } from './parts.ts';
import type { Routes, TrackRoute } from './routes.ts';
import { TrackDesk, uploadingRecording } from './track-desk.ts';
import { TrackMeter } from './track-meter.ts';
import { apiOf } from './upload-user.ts';
import { faultBehind, verdictOn } from './verdict.ts';
import { writeBack } from './write-back.ts';

const BASE_MS = 1000;
const LONGEST_NETWORK_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 5 * 60 * 1000;
const OPERATOR_PAUSE_MS = 60_000;
/** How many attempts without any progress a fault of Kaltura's own is given, */
const MOST_ATTEMPTS = 12;
/** and for how long the recording is then set aside as failed. */
const SET_ASIDE_MS = 60 * 60 * 1000;

/** Why an attempt or a pause is cut short when the operator holds, releases or retries. */
const INTERRUPTED = new Error('interrupted');

interface TrackLine {
  readonly desk: TrackDesk;
  readonly route: TrackRoute;
  readonly meter: TrackMeter;
}

/** One recording on its way: its tracks one after another, tried again as its faults deserve, until all are ready. */
export class RecordingUpload {
  readonly #id: RecordingId;
  readonly #lines: readonly TrackLine[];
  readonly #network: Backoff;
  readonly #retries: Backoff;
  #order: Order = 'go';
  #interrupt = new AbortController();

  constructor(
    private readonly parts: UploadParts,
    private readonly routes: Routes,
    recording: UploadingRecording,
    changed: () => void,
  ) {
    this.#id = recording.id;
    this.#network = new Backoff(parts.random, BASE_MS, LONGEST_NETWORK_PAUSE_MS);
    this.#retries = new Backoff(parts.random, BASE_MS, LONGEST_PAUSE_MS);
    this.#lines = recording.tracks.map(({ trackId, bytes }) => {
      const desk = new TrackDesk(parts.ledger, recording.id, trackId);
      const meter = new TrackMeter(parts.clock, trackId, bytes, changed);
      return { desk, meter, route: routes.forTrack(desk, meter, () => this.#achieved(desk)) };
    });
  }

  progress(): readonly TrackProgress[] {
    return this.#lines.map(({ meter }) => meter.progress());
  }

  /** Looks at the journal again and tries at once. */
  interrupt(): void {
    this.#network.reset();
    this.#retries.reset();
    this.#interrupt.abort(INTERRUPTED);
  }

  /** Stops, goes on or hurries when the operator has said so in the journal. */
  heed(recording: UploadingRecording): void {
    if (orderOf(recording) !== this.#order) this.interrupt();
  }

  /** Resolves when there is nothing more to do: uploaded, failed, or `stop` aborted. */
  async run(stop: AbortSignal): Promise<void> {
    for (;;) {
      const recording = uploadingRecording(this.parts.ledger, this.#id);
      if (stop.aborted || !recording) return;
      this.#interrupt = new AbortController();
      const signal = AbortSignal.any([stop, this.#interrupt.signal]);
      this.#order = orderOf(recording);
      if (this.#order === 'hold') {
        this.#enter('held');
        await aborted(signal);
      } else {
        await this.#attempt(signal);
      }
    }
  }

  /** Contents of all tracks first, so that processing one of them does not keep the others waiting. */
  async #attempt(signal: AbortSignal): Promise<void> {
    for (const goal of ['attached', 'ready'] as const) {
      for (const line of this.#lines) {
        try {
          await line.route.run(goal, signal);
        } catch (error) {
          if (!signal.aborted) await this.#afterFault(error, line, signal);
          return;
        }
        if (goal === 'ready') line.meter.enter('done');
      }
    }
    try {
      if (!(await this.routes.finish(this.#id, (state) => this.#enter(state), signal))) await this.#finish(signal);
    } catch (error) {
      const line = this.#lines.find(({ desk }) => desk.read()?.upload.step === 'delivered') ?? this.#lines[0];
      if (!line) throw error;
      if (!signal.aborted) await this.#afterFault(error, line, signal);
    }
  }

  #enter(state: UploadActivity): void {
    for (const { meter } of this.#lines) meter.enter(state);
  }

  async #finish(signal: AbortSignal): Promise<void> {
    const recording = uploadingRecording(this.parts.ledger, this.#id);
    if (!recording) return;
    const entries = recording.uploads.map((u) => u.entryId).filter((id) => id !== null);
    if (this.parts.settings().markChapters) {
      await markChapters({ ...this.parts, api: apiOf(this.parts, recording) }, recording, signal);
    }
    if (this.parts.settings().writeBackEntryIds) await this.#writeBack(recording, entries, signal);
    if (signal.aborted) return;
    this.parts.ledger.tell(this.#id, { type: 'uploaded', entries });
    this.parts.log.info('Recording uploaded', { recordingId: this.#id, entries });
  }

  /** An extra that the recording does not depend on: what goes wrong is told, not repeated. */
  async #writeBack(recording: UploadingRecording, entries: readonly EntryId[], signal: AbortSignal): Promise<void> {
    try {
      await writeBack(this.parts.api, recording.occurrence, entries, { signal });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof FaultError)) throw error;
      const remark = fault('write-back-failed', { title: recording.occurrence.title }, sentenceOf(error.fault));
      const trackId = recording.uploads[0]?.trackId;
      if (trackId) this.parts.ledger.tell(this.#id, { type: 'upload-remarked', trackId, fault: remark });
    }
  }

  async #afterFault(error: unknown, { desk, meter }: TrackLine, signal: AbortSignal): Promise<void> {
    const paper = desk.read();
    if (!paper) return;
    const found = faultBehind(error, paper.track.file);
    const names = { recordingId: this.#id, trackId: desk.trackId, code: found.code };
    this.parts.log.warn('Uploading met a fault', { ...names, detail: found.detail });
    if (paper.upload.fault?.code !== found.code) {
      desk.tell({ type: 'upload-faulted', trackId: desk.trackId, fault: found });
    }
    switch (verdictOn(found)) {
      case 'wait-for-network':
        meter.enter('waiting-for-network');
        return this.#pause(this.#network.nextMs(), signal);
      case 'wait-for-operator':
        meter.enter('waiting-for-operator');
        return this.#pause(OPERATOR_PAUSE_MS, signal);
      case 'retry': {
        if (this.#retries.attempts >= MOST_ATTEMPTS) return this.#fail(found, SET_ASIDE_MS);
        const pauseMs = this.#retries.nextMs(Number(found.params['retryAfterSeconds'] ?? 0));
        meter.enter('waiting-to-retry', this.#in(pauseMs));
        return this.#pause(pauseMs, signal);
      }
      case 'fail':
        return this.#fail(found, null);
    }
  }

  #fail(found: Fault, retryAfterMs: number | null): void {
    const retryAt = retryAfterMs === null ? null : this.#in(retryAfterMs);
    this.parts.ledger.tell(this.#id, { type: 'failed', stage: 'upload', fault: found, retryAt });
  }

  #in(ms: number): Instant {
    return plus(this.parts.clock.now(), ms);
  }

  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    try {
      await this.parts.clock.sleep(ms, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** Anything achieved ends a fault and is worth a fresh budget of attempts. */
  #achieved(desk: TrackDesk): void {
    this.#network.reset();
    this.#retries.reset();
    if (desk.read()?.upload.fault) desk.tell({ type: 'upload-recovered', trackId: desk.trackId });
  }
}

/** What the operator wants of a recording. */
type Order = 'hold' | 'go' | 'hurry';

const orderOf = ({ uploads }: UploadingRecording): Order =>
  uploads.some((u) => u.held) ? 'hold' : uploads.some((u) => u.hurried) ? 'hurry' : 'go';

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
