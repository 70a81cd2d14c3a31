import { z } from 'zod';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { IntentArgs, IntentResult } from '../../shared/ipc/intents.ts';
import {
  profileSchema,
  sourceSchema,
  type CaptureSettings,
  type ProfileSettings,
  type SourceSettings,
} from '../../shared/settings/capture.ts';
import type { PushRate } from '../../shared/settings/live.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { profileFor } from './profiles.ts';
import type { TrialStage } from './stages.ts';

/**
 * Takes new and changed profiles into the settings, alone or with the sources that they are made of, if this PC can
 * sustain them.
 */
export class ProfileDesk {
  constructor(
    private readonly settings: SettingsStore,
    private readonly trials: Pick<TrialStage, 'measure'>,
  ) {}

  /**
   * Measures a profile, one for live events with the push's second encode, and keeps it, in the place of `was`. One
   * that the PC cannot sustain is not kept: the answer holds a lighter one. While something is recorded nothing is
   * measured, since that would take from the recording. Throws FaultError `bad-request`, `no-source`, `ffmpeg-missing`,
   * `ffmpeg-lacks`.
   */
  async save({ profile: given, was }: IntentArgs<'saveProfile'>): Promise<IntentResult<'saveProfile'>> {
    const profile = profileSchema.parse(given);
    const { capture, live } = this.settings.get();
    if (profile.name !== was && capture.profiles.some((p) => p.name === profile.name))
      refuse(`there is a profile "${profile.name}" already`);
    const push = this.isForLive(was) ? live.lowerRate : null;
    return this.keepIfSustained(profile, capture.sources, push, () => this.keep(profile, was));
  }

  /**
   * The same for sources and the profile that is made of them: they take the place of all that there are, together or not
   * at all. Throws like `save`.
   */
  async saveSources(given: IntentArgs<'saveSources'>): Promise<IntentResult<'saveSources'>> {
    const sources = z.array(sourceSchema).parse(given.sources);
    const profile = profileSchema.parse(given.profile);
    if (new Set(sources.map((s) => s.id)).size < sources.length) refuse('two sources have the same id');
    // The only profile is that of live events too.
    const push = this.settings.get().live.lowerRate;
    return this.keepIfSustained(profile, sources, push, () =>
      this.settings.change({ capture: { ...this.settings.get().capture, sources, profiles: [profile] } }),
    );
  }

  private async keepIfSustained(
    profile: ProfileSettings,
    sources: readonly SourceSettings[],
    push: PushRate | null,
    keep: () => void,
  ): Promise<IntentResult<'saveProfile'>> {
    check(profile, sources);
    const measured = await this.trials.measure(profile, sources, push);
    if (measured !== null && !measured.fits) return { saved: false, load: measured.load, proposal: measured.proposal };
    keep();
    return { saved: true, load: measured?.load ?? null, proposal: null };
  }

  private isForLive(was: string | null): boolean {
    return was !== null && was === profileFor('live', this.settings.get()).name;
  }

  private keep(profile: ProfileSettings, was: string | null): void {
    const { capture } = this.settings.get();
    const profiles = capture.profiles.some((p) => p.name === was)
      ? capture.profiles.map((p) => (p.name === was ? profile : p))
      : [...capture.profiles, profile];
    this.settings.change({ capture: { ...renamed(capture, was, profile.name), profiles } });
  }
}

function refuse(problem: string): never {
  throw new FaultError(fault('bad-request', { problem }));
}

function check({ tracks }: ProfileSettings, sources: readonly SourceSettings[]): void {
  if (new Set(tracks.map((t) => t.id)).size < tracks.length) refuse('two tracks have the same id');
  for (const { audio, label, video } of tracks) {
    if (video === null && audio === null) refuse(`track "${label}" has neither picture nor sound`);
    for (const id of [video, audio]) {
      if (id !== null && !sources.some((s) => s.id === id)) refuse(`track "${label}" has a source that is not set up`);
    }
  }
}

/** A profile that is named for a kind of event stays so under its new name. */
function renamed(capture: CaptureSettings, was: string | null, name: string): CaptureSettings {
  const next = (chosen: string | null): string | null => (chosen !== null && chosen === was ? name : chosen);
  return { ...capture, recordProfile: next(capture.recordProfile), liveProfile: next(capture.liveProfile) };
}
