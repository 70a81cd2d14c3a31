import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { IntentArgs, IntentResult } from '../../shared/ipc/intents.ts';
import { profileSchema, type CaptureSettings, type ProfileSettings } from '../../shared/settings/capture.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { profileFor } from './profiles.ts';
import type { TrialStage } from './stages.ts';

/** Takes new and changed profiles into the settings, if this PC can sustain them. */
export class ProfileDesk {
  constructor(
    private readonly settings: SettingsStore,
    private readonly trials: Pick<TrialStage, 'measure'>,
  ) {}

  /**
   * Measures a profile, one for live events with the push's second encode, and keeps it, in the place of `was`. One that the PC cannot sustain is not kept: the answer holds a
   * lighter one. While something is recorded nothing is measured, since that would take from the recording.
   * Throws FaultError `bad-request`, `no-source`, `ffmpeg-missing`, `ffmpeg-lacks`.
   */
  async save({ profile: given, was }: IntentArgs<'saveProfile'>): Promise<IntentResult<'saveProfile'>> {
    const profile = profileSchema.parse(given);
    this.check(profile, was);
    const measured = await this.trials.measure(
      profile,
      this.isForLive(was) ? this.settings.get().live.lowerRate : null,
    );
    if (measured === null || measured.fits) return this.keep(profile, was, measured?.load ?? null);
    return { saved: false, load: measured.load, proposal: measured.proposal };
  }

  private isForLive(was: string | null): boolean {
    return was !== null && was === profileFor('live', this.settings.get()).name;
  }

  private keep(profile: ProfileSettings, was: string | null, load: number | null): IntentResult<'saveProfile'> {
    const { capture } = this.settings.get();
    const profiles = capture.profiles.some((p) => p.name === was)
      ? capture.profiles.map((p) => (p.name === was ? profile : p))
      : [...capture.profiles, profile];
    this.settings.change({ capture: { ...renamed(capture, was, profile.name), profiles } });
    return { saved: true, load, proposal: null };
  }

  private check({ name, tracks }: ProfileSettings, was: string | null): void {
    const { profiles, sources } = this.settings.get().capture;
    const refuse = (problem: string): never => {
      throw new FaultError(fault('bad-request', { problem }));
    };
    if (name !== was && profiles.some((p) => p.name === name)) refuse(`there is a profile "${name}" already`);
    if (new Set(tracks.map((t) => t.id)).size < tracks.length) refuse('two tracks have the same id');
    for (const { audio, label, video } of tracks) {
      if (video === null && audio === null) refuse(`track "${label}" has neither picture nor sound`);
      for (const id of [video, audio]) {
        if (id !== null && !sources.some((s) => s.id === id))
          refuse(`track "${label}" has a source that is not set up`);
      }
    }
  }
}

/** A profile that is named for a kind of event stays so under its new name. */
function renamed(capture: CaptureSettings, was: string | null, name: string): CaptureSettings {
  const next = (chosen: string | null): string | null => (chosen !== null && chosen === was ? name : chosen);
  return { ...capture, recordProfile: next(capture.recordProfile), liveProfile: next(capture.liveProfile) };
}
