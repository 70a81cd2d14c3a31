import { SIGNAL_ABOVE_DB, type HeardInput } from '../../shared/domain/heard-input.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { CaptureSettings, SourceSettings } from '../../shared/settings/capture.ts';
import type { SourceView } from '../../shared/ipc/snapshot.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { RecorderStage, TrialStage } from './stages.ts';

/** While a source stays silent the others are listened to again after this time. */
const AGAIN_AFTER_MS = 60_000;

export interface SilenceCoachParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: SettingsStore;
  readonly recorder: Pick<RecorderStage, 'vitals' | 'followSound'> & { readonly trials: Pick<TrialStage, 'listen'> };
}

/** Finds out, when a microphone falls silent, which other one has a signal, and switches to it when a person says so. */
export class SilenceCoach {
  private others = new Map<string, HeardInput>();
  private listenedAt: Instant | null = null;
  private listening: Promise<void> = Promise.resolve();
  private isListening = false;
  private stopped = false;

  constructor(private readonly parts: SilenceCoachParts) {}

  /** Looks at the sources as they are now; cheap. */
  look(): void {
    const silent = this.parts.recorder.vitals().sources.filter(isSilent);
    if (silent.length === 0) {
      this.others.clear();
      this.listenedAt = null;
      return;
    }
    const now = this.parts.clock.now();
    if (this.isListening || this.stopped) return;
    if (this.listenedAt !== null && now - this.listenedAt < AGAIN_AFTER_MS) return;
    this.listenedAt = now;
    this.listening = this.listen(silent);
  }

  /** The input with a signal that a silent source could be switched to; null when there is none, or the source is not silent. */
  otherThan(sourceId: string): HeardInput | null {
    return this.others.get(sourceId) ?? null;
  }

  /**
   * Every track that has this source's sound takes the other input's from now on, also the recordings under way; what has no
   * source yet becomes one. Throws FaultError `bad-request`.
   */
  switchSound(sourceId: string, to: Pick<HeardInput, 'sourceId' | 'device' | 'label'>): void {
    const { capture } = this.parts.settings.get();
    const known = capture.sources.find(
      (s) => s.id === to.sourceId || (s.kind === 'microphone' && s.device === to.device),
    );
    const source = known ?? newMicrophone(capture, to);
    if (!capture.sources.some((s) => s.id === sourceId)) {
      throw new FaultError(fault('bad-request', { problem: 'there is no such source' }));
    }
    const profiles = capture.profiles.map((p) => ({
      ...p,
      tracks: p.tracks.map((t) => (t.audio === sourceId ? { ...t, audio: source.id } : t)),
    }));
    const sources = known ? capture.sources : [...capture.sources, source];
    this.parts.settings.change({ capture: { ...capture, profiles, sources } });
    this.others.delete(sourceId);
    this.parts.log.info('Sound was switched to another input', { from: sourceId, to: source.id });
    this.parts.recorder.followSound();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.listening;
  }

  private async listen(silent: readonly SourceView[]): Promise<void> {
    this.isListening = true;
    try {
      const heard = await this.parts.recorder.trials.listen();
      const ids = new Set(silent.map((s) => s.id as string));
      const best = heard
        .filter((h) => (h.peakDb ?? -Infinity) > SIGNAL_ABOVE_DB && !ids.has(h.sourceId ?? ''))
        .sort((a, b) => (b.peakDb ?? 0) - (a.peakDb ?? 0))[0];
      this.others = new Map(best ? silent.map((s) => [s.id, best]) : []);
    } catch (e) {
      const why = e instanceof FaultError ? { fault: e.fault } : { error: e };
      this.parts.log.warn('The other inputs could not be listened to', why);
    } finally {
      this.isListening = false;
    }
  }
}

const isSilent = (s: SourceView): boolean => s.alarms.includes('silence') || s.alarms.includes('digital-silence');

function newMicrophone(capture: CaptureSettings, to: Pick<HeardInput, 'device' | 'label'>): SourceSettings {
  const taken = new Set(capture.sources.map((s) => s.id));
  let number = 1;
  while (taken.has(`microphone-${number}`)) number += 1;
  const label = to.label.slice(0, 80);
  return { id: `microphone-${number}`, label, kind: 'microphone', device: to.device, region: null, transport: 'tcp' };
}
