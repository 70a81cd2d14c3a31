import type { HeardInput } from '../../shared/domain/heard-input.ts';
import type { RehearsalResult } from '../../shared/domain/judgement.ts';
import type { LoadResult, PushLoadResult } from '../../shared/domain/load-result.ts';
import type { CaptureSettings, ProfileSettings, SourceSettings } from '../../shared/settings/capture.ts';
import type { PushRate } from '../../shared/settings/live.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Processes } from '../ports/processes.ts';
import type { Platform } from './argv/inputs.ts';
import type { Capturable } from './devices/capturable.ts';
import { fittingProfile, fittingRate } from './lighter.ts';
import { listenTo } from './listening.ts';
import { measureLoad, MOST_LOAD, pushedTrack } from './load.ts';
import { rehearse } from './rehearsal.ts';
import type { Rings } from './ring/rings.ts';
import { Showing } from './showing.ts';
import { testRecording, type TestRecording } from './test-recording.ts';
import type { CaptureTools } from './tools.ts';

export interface TrialParts {
  readonly clock: Clock;
  readonly files: Files;
  readonly processes: Processes;
  readonly rings: Rings;
  readonly tools: CaptureTools;
  readonly platform: Platform;
  readonly settings: () => CaptureSettings;
  readonly devices: () => Promise<readonly Capturable[]>;
  /** Folder for a test recording; on the disk of the rings. */
  readonly dir: () => string;
  /** Whether a recording is under way, or the recorder is closing. */
  readonly isBusy: () => boolean;
}

const TEST_SECONDS = 10;

/** Everything that is tried without an event: none of it is journalled or kept, and none touches a recording under way. */
export class Trials {
  private readonly showing: Showing;
  private testing = false;
  private measuring = false;

  constructor(private readonly parts: TrialParts) {
    this.showing = new Showing(parts);
  }

  /** Opens all sources of a profile for some seconds and judges them. Throws FaultError `no-source`. */
  rehearse(profile: ProfileSettings): Promise<RehearsalResult> {
    return rehearse(profile, this.parts.settings(), this.parts.rings, this.parts.clock);
  }

  /** Records ten seconds, to be looked at once; null while another test runs. Throws FaultError as `testRecording` does. */
  async test(profile: ProfileSettings): Promise<TestRecording | null> {
    if (this.testing) return null;
    this.testing = true;
    try {
      const { dir, settings } = this.parts;
      return await testRecording(profile, settings(), TEST_SECONDS, { ...this.parts, dir: dir() });
    } finally {
      this.testing = false;
    }
  }

  /**
   * How much of this PC a profile of these sources takes, with `push` while its push is also encoded at that rate, and
   * a lighter one when that is too much; null while a recording is under way, which a measurement would take from. What
   * is only shown is closed meanwhile, so as not to be measured along. Throws FaultError `no-source`, `ffmpeg-missing`,
   * `ffmpeg-lacks`.
   */
  async measure(
    profile: ProfileSettings,
    sources: readonly SourceSettings[],
    push: PushRate | null,
  ): Promise<LoadResult | null> {
    const load = await this.load(profile, sources, push);
    if (load === null) return null;
    const fits = load <= MOST_LOAD;
    return { load, fits, proposal: fits ? null : fittingProfile(profile, load, MOST_LOAD) };
  }

  /** The same for a rate of pushes, with a lighter rate when that is too much. */
  async measurePush(profile: ProfileSettings, push: PushRate): Promise<PushLoadResult | null> {
    const { sources } = this.parts.settings();
    const load = await this.load(profile, sources, push);
    if (load === null || load <= MOST_LOAD) return load === null ? null : { load, fits: true, proposal: null };
    const alone = (await this.load(profile, sources, null)) ?? load;
    const lines = pushedTrack(profile)?.height ?? 0;
    return { load, fits: false, proposal: fittingRate(push, lines, { alone, load, most: MOST_LOAD }) };
  }

  /** How loud every sound input of this PC is. Throws FaultError `ffmpeg-missing`. */
  async listen(): Promise<readonly HeardInput[]> {
    const { devices, rings, settings, tools } = this.parts;
    const ffmpeg = async (): Promise<string> => (await tools.find()).ffmpeg;
    return listenTo(await devices(), { ...this.parts, ffmpeg, sources: settings().sources, rings: rings.all() });
  }

  /** Keeps the sources open for a while, so that each shows its picture and level; to be asked again as long as it is wanted. */
  show(profile: ProfileSettings | null): void {
    if (!this.parts.isBusy() && !this.measuring) this.showing.show(profile);
  }

  /** Closes what is only shown, so that a recording finds every device free. */
  endShow(): Promise<void> {
    return this.showing.end();
  }

  private async load(
    profile: ProfileSettings,
    sources: readonly SourceSettings[],
    push: PushRate | null,
  ): Promise<number | null> {
    if (this.parts.isBusy()) return null;
    this.measuring = true;
    try {
      await this.endShow();
      return await measureLoad(profile, sources, this.parts, this.parts.tools, push);
    } finally {
      this.measuring = false;
    }
  }
}
