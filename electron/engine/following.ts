import type { Recording } from '../../shared/domain/recording.ts';
import type { Plan, Reason, Slot } from '../../shared/domain/slot.ts';
import { isSameOccurrence, type Occurrence } from '../../shared/domain/occurrence.ts';
import { follow, type FollowStep } from '../plan/follow.ts';
import { isRunning } from '../plan/recorded.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import type { RecorderStage } from './stages.ts';

/** Lets running recordings follow the schedule; every step is in the journal before it is taken. */
export class Following {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly log: Log,
    private readonly recorder: Pick<RecorderStage, 'reconsider'>,
  ) {}

  /**
   * Takes each running recording from its slot in `before` to what `plan` wants of it now. What `isKnown` says no to
   * stays as it is: its calendar has not been read, or is no longer one of this device.
   */
  look(before: Plan, plan: Plan, isKnown: (occurrence: Occurrence) => boolean): void {
    for (const recording of [...this.ledger.state().recordings.values()]) {
      if (recording.origin !== 'schedule' || !isRunning(recording) || wasStoppedHere(recording)) continue;
      if (!isKnown(recording.occurrence)) continue;
      const steps = follow({ recording, before: slotOf(recording, before), plan, now: this.clock.now() });
      if (recording.stoppedAt !== null && !steps.some((s) => s.follow === 'resume')) continue;
      for (const step of steps) this.take(recording, step);
    }
  }

  private take(recording: Recording, step: FollowStep): void {
    const { id } = recording;
    this.log.info('A running recording follows the schedule', { recordingId: id, step: step.follow });
    switch (step.follow) {
      case 'take-over':
        this.ledger.tell(id, { type: 'occurrence-changed', occurrence: step.occurrence });
        return;
      case 'move-window':
        this.ledger.tell(id, { type: 'window-moved', window: step.window, by: 'schedule' });
        break;
      case 'stop':
        if (recording.state === 'arming') this.ledger.tell(id, { type: 'cancelled', because: step.because });
        else if (wasVetoed(recording, step.because)) return;
        else this.ledger.tell(id, { type: 'stopped', stoppedAt: this.clock.now(), because: step.because });
        break;
      case 'resume':
        this.ledger.tell(id, { type: 'stop-undone', by: 'schedule' });
        break;
      case 'push':
        return;
    }
    this.recorder.reconsider(id);
  }
}

/** Stopped at this device: that is not for the schedule to take back. */
const wasStoppedHere = ({ stoppedAt, followed }: Recording): boolean =>
  stoppedAt !== null && (followed?.did !== 'stopped' || followed.vetoedAt !== null);

/** The schedule has stopped this recording for this very reason before, and the operator took that back. */
const wasVetoed = ({ followed }: Recording, because: readonly Reason[]): boolean =>
  followed?.did === 'stopped' &&
  followed.vetoedAt !== null &&
  JSON.stringify(followed.because[0]) === JSON.stringify(because[0]);

const slotOf = ({ occurrence }: Recording, plan: Plan): Slot | null =>
  plan.slots.find((s) => s.window !== null && isSameOccurrence(s.occurrence, occurrence)) ?? null;
