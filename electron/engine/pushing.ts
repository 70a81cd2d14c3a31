import type { EntryId, RecordingId } from '../../shared/domain/ids.ts';
import { plus, type Span } from '../../shared/domain/instant.ts';
import { isSameOccurrence } from '../../shared/domain/occurrence.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { Plan } from '../../shared/domain/slot.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { LiveSettings } from '../../shared/settings/live.ts';
import { isRunning } from '../plan/recorded.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { LiveStage, PushOrder } from './stages.ts';

/** Lets running recordings be pushed as the plan or the operator says; the operator's word is in the journal first. */
export class Pushing {
  private readonly ordered = new Set<RecordingId>();

  constructor(
    private readonly ledger: Ledger,
    private readonly live: Pick<LiveStage, 'begin' | 'end'>,
    private readonly plan: () => Plan,
    private readonly settings: () => LiveSettings,
  ) {}

  /** Tells the live stage what is to be pushed now or soon. To be called whenever the plan or a recording changed. */
  look(): void {
    const { recordings } = this.ledger.state();
    for (const recording of recordings.values()) this.lookAt(recording);
  }

  /**
   * Pushes a recording from now to its end, to `entryId` or to the event's own live entry, and to the operator's servers.
   * Throws FaultError `live-nowhere` when there is none of these, `bad-request` when the recording is over.
   */
  turnOn(id: RecordingId, entryId: EntryId | null): void {
    const recording = this.underWay(id);
    const hasEntry = entryId !== null || entryOf(recording) !== null;
    if (!hasEntry && !this.settings().servers.some((server) => server.enabled)) {
      throw new FaultError(fault('live-nowhere', { title: recording.occurrence.title }));
    }
    this.ledger.tell(id, { type: 'push-turned', push: 'on', entryId });
    this.look();
  }

  /** Ends a push for good; the recording goes on. Throws FaultError. */
  turnOff(id: RecordingId): void {
    this.underWay(id);
    this.ledger.tell(id, { type: 'push-turned', push: 'off', entryId: null });
    this.look();
  }

  private lookAt(recording: Recording): void {
    // While its file is being joined, the last pictures are still on their way to the server.
    if (recording.state === 'joining') return;
    const order = isRunning(recording) ? this.orderFor(recording) : null;
    if (order !== null) {
      this.ordered.add(recording.id);
      this.live.begin(recording.id, order);
    } else if (this.ordered.delete(recording.id)) {
      this.live.end(recording.id);
    }
  }

  private orderFor(recording: Recording): PushOrder | null {
    const { occurrence, pushTurned } = recording;
    const about = { eventId: occurrence.eventId, title: occurrence.title };
    if (pushTurned?.push === 'off') return null;
    if (pushTurned) return { ...about, entryId: pushTurned.entryId ?? entryOf(recording), window: recording.window };
    const window = this.scheduledWindow(recording);
    return window && { ...about, entryId: entryOf(recording), window };
  }

  /** The push's time as planned; its end moves along when the operator extends the recording. */
  private scheduledWindow({ occurrence, window }: Recording): Span | null {
    const slot = this.plan().slots.find((s) => s.pushWindow !== null && isSameOccurrence(s.occurrence, occurrence));
    if (!slot?.pushWindow || !slot.window) return null;
    const extendedMs = Math.max(0, window.end - slot.window.end);
    return { start: slot.pushWindow.start, end: plus(slot.pushWindow.end, extendedMs) };
  }

  private underWay(id: RecordingId): Recording {
    const recording = this.ledger.state().recordings.get(id);
    if (!recording || !isRunning(recording)) throw refused('this recording is not under way any more');
    return recording;
  }
}

/** A live event's template is its live entry; that of any other is only what its recording is made from. */
const entryOf = ({ occurrence }: Recording): EntryId | null =>
  occurrence.kind === 'live' ? (occurrence.templateEntryId ?? occurrence.entryIds[0] ?? null) : null;

const refused = (problem: string): FaultError => new FaultError(fault('bad-request', { problem }));
