import type { RecordingId } from '../../shared/domain/ids.ts';
import { earlier } from '../../shared/domain/instant.ts';
import type { Followed, Recording } from '../../shared/domain/recording.ts';
import type { Plan } from '../../shared/domain/slot.ts';
import { isCapturing } from '../../shared/domain/transitions.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import { nextWindow } from '../status/current-view.ts';
import type { RecorderStage } from './stages.ts';

/**
 * The operator's word against what the schedule did to a recording under way, and the way back. It holds against that
 * one change: what the schedule does after it is followed again. Journaled before it is carried out.
 */
export class Veto {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly plan: () => Plan,
    private readonly recorder: Pick<RecorderStage, 'reconsider'>,
  ) {}

  /** Whether it is stopped, and by the schedule: then taking the stop back is a veto. */
  isStopped(id: RecordingId): boolean {
    const recording = this.ledger.state().recordings.get(id);
    return (
      recording?.stoppedAt != null && recording.followed?.did === 'stopped' && recording.followed.vetoedAt === null
    );
  }

  /**
   * Keeps the end from before the schedule moved it, or goes on with what it stopped: at the longest to where the next
   * event begins. Throws FaultError `bad-request`.
   */
  against(id: RecordingId): void {
    const { recording, followed } = this.underWay(id);
    if (followed.vetoedAt !== null) throw refused('the change is vetoed already');
    const now = this.clock.now();
    const { start } = recording.window;
    const wanted = followed.did === 'moved' ? followed.was.end : recording.window.end;
    const next = nextWindow(recording, this.plan().slots, now);
    const end = next === null ? wanted : earlier(wanted, next.start);
    if (end <= now) throw refused(next && next.start <= now ? 'another event has begun' : 'that end has passed');
    if (followed.did === 'moved') this.ledger.tell(id, { type: 'move-vetoed', window: { start, end } });
    else {
      this.ledger.tell(id, { type: 'stop-undone', by: 'operator' });
      if (end !== recording.window.end) this.ledger.tell(id, { type: 'window-moved', window: { start, end }, by: 'operator' }); // prettier-ignore
    }
    this.recorder.reconsider(id);
  }

  /** Takes a veto back: what the schedule did happens after all. Throws FaultError `bad-request`. */
  takeBack(id: RecordingId): void {
    const { recording, followed } = this.underWay(id);
    if (followed.vetoedAt === null) throw refused('nothing is vetoed');
    if (followed.did === 'moved') {
      const window = { start: recording.window.start, end: followed.now.end };
      this.ledger.tell(id, { type: 'window-moved', window, by: 'schedule' });
    } else {
      this.ledger.tell(id, { type: 'stopped', stoppedAt: this.clock.now(), because: followed.because });
    }
    this.recorder.reconsider(id);
  }

  private underWay(id: RecordingId): { readonly recording: Recording; readonly followed: Followed } {
    const recording = this.ledger.state().recordings.get(id);
    if (!recording || !isCapturing(recording.state)) throw refused('this recording is not under way any more');
    const { followed } = recording;
    if (!followed) throw refused('the schedule did not change it');
    return { recording, followed };
  }
}

const refused = (problem: string): FaultError => new FaultError(fault('bad-request', { problem }));
