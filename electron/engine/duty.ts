import { plus } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { Plan } from '../../shared/domain/slot.ts';
import { FaultError } from '../../shared/faults/fault.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Calendars } from '../calendar/calendars.ts';
import { nextAlarms, type Alarm } from '../plan/alarms.ts';
import { makePlan, type PlanInput } from '../plan/plan.ts';
import { onThisClock, steadyAheadMs } from '../plan/server-time.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import type { Following } from './following.ts';
import type { Opener } from './opening.ts';
import type { RecorderStage, UploaderStage } from './stages.ts';

/** Stages and ports that the duty works with. */
export interface DutyParts {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly log: Log;
  readonly settings: () => Settings;
  readonly calendar: Pick<Calendars, 'occurrences' | 'knows'>;
  /** Server clock minus this PC's clock; null when not measured. */
  readonly serverAheadMs: () => number | null;
  readonly recorder: Pick<RecorderStage, 'arm' | 'reconsider'>;
  readonly uploader: Pick<UploaderStage, 'start'>;
  readonly opener: Opener;
  readonly following: Following;
}

/**
 * Does what the plan says when it is due: opens and arms recordings, writes down what was missed, and hands captured
 * recordings to the upload. Nothing here waits for a server.
 */
export class Duty {
  private plan: Plan;
  private planned: readonly Occurrence[] | null = null;
  /** By how much the plan's times are moved, since the settings want the server's clock. */
  private aheadMs = 0;
  private timer: Timer | null = null;
  private stopped = false;

  constructor(private readonly parts: DutyParts) {
    this.plan = { slots: [], conflicts: [], madeAt: parts.clock.now() };
  }

  /** The plan as of the last look. */
  current(): Plan {
    return this.plan;
  }

  /**
   * Whether the plan was made of this very schedule and by this clock: one that was fetched again without any difference
   * needs no look.
   */
  knows(occurrences: readonly Occurrence[]): boolean {
    return this.planned === occurrences && this.aheadMs === this.wantedAheadMs();
  }

  /** Plans anew and does what is due; looks again by itself at the next alarm. Cheap enough for each change. */
  look(): void {
    if (this.stopped) return;
    const { clock, ledger, settings } = this.parts;
    this.timer?.cancel();
    const { armSeconds } = settings().capture;
    const before = this.plan;
    this.replan();
    this.parts.following.look(before, this.plan, (o) => this.parts.calendar.knows(o));
    const room = ledger.state().room;
    if (room === null) return;
    const input = { plan: this.plan, now: clock.now(), armMs: armSeconds * 1000, since: room.since };
    const { due, lookAgainAt } = nextAlarms({ ...input, recordings: ledger.state().recordings.values() });
    for (const alarm of due) this.carryOut(alarm);
    if (due.length > 0) this.replan();
    this.queueUploads();
    this.timer = lookAgainAt === null ? null : clock.at(lookAgainAt, () => this.look());
  }

  stop(): void {
    this.stopped = true;
    this.timer?.cancel();
  }

  /** What a plan of this moment is made of. */
  input(): PlanInput {
    const { calendar, clock, ledger, settings } = this.parts;
    const { recordings, overrides } = ledger.state();
    return {
      occurrences: calendar.occurrences(),
      settings: settings().plan,
      overrides,
      recordings: [...recordings.values()],
      now: plus(clock.now(), this.aheadMs),
    };
  }

  /** What would be planned of that, by this PC's clock; nothing is done with it. */
  wouldBe(input: PlanInput): Plan {
    return onThisClock(makePlan(input), this.aheadMs);
  }

  private replan(): void {
    this.planned = this.parts.calendar.occurrences();
    this.aheadMs = this.wantedAheadMs();
    this.plan = this.wouldBe(this.input());
  }

  private wantedAheadMs(): number {
    const { serverAheadMs, settings } = this.parts;
    return settings().schedule.useServerClock ? steadyAheadMs(this.aheadMs, serverAheadMs()) : 0;
  }

  private carryOut(alarm: Alarm): void {
    const { ledger, log, opener, recorder } = this.parts;
    const { slot, window } = alarm;
    const opening = { occurrence: slot.occurrence, window, origin: 'schedule' as const };
    if (alarm.alarm !== 'arm') {
      const frame = opener.bare({ ...opening, because: alarm.because });
      ledger.tell(frame.id, { type: alarm.alarm, because: alarm.because, frame });
      return;
    }
    try {
      const frame = opener.frame({ ...opening, because: slot.because });
      ledger.tell(frame.id, { type: 'recording-opened', frame });
      log.info('Recording opened', { recordingId: frame.id, eventId: slot.occurrence.eventId, window });
      recorder.arm(frame.id);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      const frame = opener.bare({ ...opening, because: slot.because });
      ledger.tell(
        frame.id,
        { type: 'recording-opened', frame },
        { type: 'failed', stage: 'capture', fault: error.fault, retryAt: null },
      );
    }
  }

  /** What is captured and meant for Kaltura goes to the upload queue. */
  private queueUploads(): void {
    const { ledger, settings } = this.parts;
    if (!settings().upload.automatic) return;
    for (const r of ledger.state().recordings.values()) {
      if (isForUpload(r, settings())) ledger.tell(r.id, { type: 'upload-queued' });
    }
  }
}

/**
 * Whether a captured recording goes to Kaltura by itself. The operator's word on it holds. What stays here can be
 * uploaded by hand: what the operator took out of the queue, what the schedule took back while it was recorded, what
 * was only to be pushed, and what Kaltura has recorded itself.
 */
function isForUpload(r: Recording, settings: Settings): boolean {
  return r.state === 'captured' && r.tracks.length > 0 && r.withdrawn === undefined && goesToKaltura(r, settings);
}

/** Whether a recording that is being captured is sent ahead: it would be queued by itself and go by the API. */
export function isSentAhead(r: Recording, settings: Settings): boolean {
  const { upload, delivery } = settings;
  if (!upload.whileCapturing || upload.notWhileCapturing || !upload.automatic || delivery.way !== 'api') return false;
  return goesToKaltura(r, settings);
}

function goesToKaltura(r: Recording, { live, schedule }: Settings): boolean {
  if (r.uploadChosen !== undefined) return r.uploadChosen;
  if (TAKEN_BACK.has(r.because[0]?.why ?? '')) return schedule.uploadCancelled;
  if (r.because.some(({ why }) => why === 'recording-off')) return false;
  return !r.kalturaRecords || live.uploadWhenKalturaRecords;
}

const TAKEN_BACK: ReadonlySet<string> = new Set(['cancelled', 'deleted', 'removed-from-schedule', 'moved-in-schedule']);
