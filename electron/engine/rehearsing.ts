import { plus, type Instant } from '../../shared/domain/instant.ts';
import type { RehearsalResult } from '../../shared/domain/judgement.ts';
import type { Plan, Slot } from '../../shared/domain/slot.ts';
import { hasDevice } from '../../shared/domain/transitions.ts';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import type { ProfileSettings } from '../../shared/settings/capture.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import { profileFor } from './profiles.ts';

/** What a rehearsal of a profile found, of its sources and of the PC. */
export interface RehearsalReport extends RehearsalResult {
  /** What is wrong besides the sources: disk, token, clock. */
  readonly faults: readonly Fault[];
}

export interface RehearsingParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly ledger: Pick<Ledger, 'state'>;
  readonly settings: () => Settings;
  readonly plan: () => Plan;
  /** Opens the sources of a profile for some seconds and judges them. Throws FaultError. */
  readonly rehearse: (profile: ProfileSettings) => Promise<RehearsalResult>;
  /** Looks at disk, token and clock; the disk must hold a recording of the profile for `durationMs`. */
  readonly lookAtPc: (profile: ProfileSettings, durationMs: number) => Promise<readonly Fault[]>;
}

/** Nearer than this to an event there is no time to do anything about it, and its sources are about to be opened anyway. */
const TOO_LATE_MS = 90_000;
/** A rehearsal by hand looks whether the disk holds a lecture of this length. */
const USUAL_LENGTH_MS = 90 * 60_000;

/** Rehearses every event some minutes before it begins, and keeps what was found wrong before people's eyes until then. */
export class Rehearsing {
  private readonly rehearsed = new Set<string>();
  private found: { readonly until: Instant; readonly profile: string; readonly faults: readonly Fault[] } | null = null;
  private timer: Timer | null = null;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly parts: RehearsingParts) {}

  /** Looks what is due; to be called whenever the plan may have changed. */
  look(): void {
    const { clock, plan, settings } = this.parts;
    this.timer?.cancel();
    this.timer = null;
    const { rehearseMinutes } = settings().capture;
    if (this.stopped || rehearseMinutes === 0) return;
    const now = clock.now();
    const next = plan().slots.find((s) => s.window !== null && this.isToCome(s, now));
    if (!next?.window) return;
    const dueAt = plus(next.window.start, -rehearseMinutes * 60_000);
    if (dueAt > now) this.timer = clock.at(dueAt, () => this.look());
    else this.begin(next);
  }

  /** Resolves when no rehearsal is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.timer?.cancel();
    await this.running;
  }

  /** What the last rehearsal found wrong for the event that is about to begin. */
  faults(): readonly Fault[] {
    return this.found && this.parts.clock.now() < this.found.until ? this.found.faults : [];
  }

  /** Rehearses a profile by hand; what it finds replaces what was found before. Throws FaultError `bad-request`, `no-source`. */
  async rehearse(name: string): Promise<RehearsalReport> {
    const profile = this.parts.settings().capture.profiles.find((p) => p.name === name);
    if (!profile) throw new FaultError(fault('bad-request', { problem: 'there is no such profile' }));
    const report = await this.report(profile, USUAL_LENGTH_MS);
    if (this.found?.profile === name) this.found = { ...this.found, faults: faultsOf(report) };
    return report;
  }

  private isToCome({ occurrence, window }: Slot, now: Instant): boolean {
    return (
      window !== null &&
      window.start > plus(now, TOO_LATE_MS) &&
      !this.rehearsed.has(keyOf(occurrence.eventId, window.start))
    );
  }

  private begin(slot: Slot): void {
    const { window, occurrence } = slot;
    if (window === null) return;
    this.rehearsed.add(keyOf(occurrence.eventId, window.start));
    this.running = this.running.then(() => this.rehearseFor(slot, window.start, window.end - window.start));
  }

  private async rehearseFor({ occurrence }: Slot, start: Instant, durationMs: number): Promise<void> {
    const { log, settings } = this.parts;
    try {
      const profile = profileFor(occurrence.kind, settings());
      if (this.stopped || this.isOtherRunning(profile)) return;
      const faults = faultsOf(await this.report(profile, durationMs));
      this.found = { until: start, profile: profile.name, faults };
      log.info('Rehearsed', { eventId: occurrence.eventId, profile: profile.name, faults });
    } catch (e) {
      const why = e instanceof FaultError ? e.fault : fault('internal-error', { where: 'rehearsal' }, String(e));
      this.found = { until: start, profile: '', faults: [why] };
      log.warn('Could not rehearse', { eventId: occurrence.eventId, fault: why });
    } finally {
      this.look();
    }
  }

  /** More sources beside a recording of another profile could cost it pictures. */
  private isOtherRunning(profile: ProfileSettings): boolean {
    const recordings = [...this.parts.ledger.state().recordings.values()];
    return recordings.some((r) => hasDevice(r.state) && r.profileName !== profile.name);
  }

  private async report(profile: ProfileSettings, durationMs: number): Promise<RehearsalReport> {
    const [result, faults] = await Promise.all([
      this.parts.rehearse(profile),
      this.parts.lookAtPc(profile, durationMs),
    ]);
    return { ...result, faults };
  }
}

const keyOf = (eventId: string, start: Instant): string => `${eventId} ${start}`;

/** Each once, though several tracks may share a source. */
function faultsOf({ faults, judgements }: RehearsalReport): readonly Fault[] {
  const all = [...judgements.flatMap((j) => j.faults), ...faults];
  return [...new Map(all.map((f) => [JSON.stringify([f.code, f.params]), f])).values()];
}
