import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { IntentArgs, IntentResult } from '../../shared/ipc/intents.ts';
import { pushRateSchema, type PushRate } from '../../shared/settings/live.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { profileFor } from './profiles.ts';
import type { TrialStage } from './stages.ts';

/** Takes the rate of pushes into the settings, if this PC can encode a second time. */
export class PushRateDesk {
  constructor(
    private readonly settings: SettingsStore,
    private readonly trials: Pick<TrialStage, 'measurePush'>,
  ) {}

  /**
   * Measures the profile of live events with a second encode, and keeps the rate when this PC sustains both; else the answer
   * holds a lighter rate, if there is one. Null, the recording's own stream, needs no measuring. Throws FaultError
   * `live-rate-unmeasured` while something is recorded, `no-source`, `ffmpeg-missing`, `ffmpeg-lacks`.
   */
  async save({ rate: given }: IntentArgs<'savePushRate'>): Promise<IntentResult<'savePushRate'>> {
    if (given === null) return this.keep(null, null);
    const rate = pushRateSchema.parse(given);
    const profile = profileFor('live', this.settings.get());
    const measured = await this.trials.measurePush(profile, rate);
    if (measured === null) throw new FaultError(fault('live-rate-unmeasured'));
    if (measured.fits) return this.keep(rate, measured.load);
    return { saved: false, load: measured.load, proposal: measured.proposal };
  }

  private keep(rate: PushRate | null, load: number | null): IntentResult<'savePushRate'> {
    this.settings.change({ live: { ...this.settings.get().live, lowerRate: rate } });
    return { saved: true, load, proposal: null };
  }
}
