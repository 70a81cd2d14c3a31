import type { EntryId, EventId, RecordingId } from '../../shared/domain/ids.ts';
import { earlier, msBetween, plus, type Instant } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import type { Plan, Slot } from '../../shared/domain/slot.ts';
import { fault, FaultError } from '../../shared/faults/fault.ts';
import type { IntentArgs } from '../../shared/ipc/intents.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import { extendLimit } from '../status/current-view.ts';
import type { Opener, Opening } from './opening.ts';
import type { RecorderStage } from './stages.ts';

/** How early a scheduled event may be started by hand. */
const EARLIEST_START_MS = 30 * 60 * 1000;

/** Stages and ports behind the operator's buttons. */
export interface OperatorParts {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly settings: () => Settings;
  readonly plan: () => Plan;
  readonly recorder: Pick<RecorderStage, 'arm' | 'reconsider'>;
  readonly opener: Opener;
}

/** What the operator does by hand. Each act is in the journal before it is carried out; each throws FaultError. */
export class Operator {
  constructor(private readonly parts: OperatorParts) {}

  /** Starts an ad-hoc recording, or a coming event early. Ends at the latest where the next event begins. */
  startNow(args: IntentArgs<'startNow'>): RecordingId {
    const { clock, ledger, opener, recorder } = this.parts;
    const now = clock.now();
    this.refuseWhileCapturing();
    const slot = args.eventId === null ? null : this.comingSlot(args.eventId as EventId, now);
    const opening = slot ? early(slot, now) : this.adHoc(args, now);
    const frame = opener.frame(opening);
    const named = slot ? frame : { ...frame, occurrence: { ...frame.occurrence, eventId: adHocEventId(frame.id) } };
    ledger.tell(frame.id, { type: 'recording-opened', frame: named });
    recorder.arm(frame.id);
    return frame.id;
  }

  /** Ends a recording before its time; it can be undone for a while. */
  stop(id: RecordingId): void {
    const r = this.underWay(id);
    if (r.stoppedAt !== null) return;
    this.tellAndRefresh(id, { type: 'stopped', stoppedAt: this.parts.clock.now() });
  }

  undoStop(id: RecordingId): void {
    const r = this.underWay(id);
    if (r.stoppedAt === null) throw refused('the recording was not stopped');
    this.tellAndRefresh(id, { type: 'stop-undone' });
  }

  /** Moves the end later, never into the next event. */
  extend(id: RecordingId, minutes: number): void {
    const r = this.underWay(id);
    const limit = extendLimit(r, this.parts.plan().slots);
    const wanted = plus(r.window.end, minutes * 60_000);
    const end = limit === null ? wanted : earlier(wanted, limit);
    if (end <= r.window.end) throw refused('the next event begins where this one ends');
    this.tellAndRefresh(id, { type: 'window-moved', window: { start: r.window.start, end }, by: 'operator' });
  }

  pause(id: RecordingId): void {
    if (this.underWay(id).state !== 'capturing') throw refused('nothing is being captured');
    this.tellAndRefresh(id, { type: 'paused', from: this.parts.clock.now() });
  }

  resume(id: RecordingId): void {
    if (this.underWay(id).state !== 'paused') throw refused('the recording is not paused');
    this.tellAndRefresh(id, { type: 'resumed', from: this.parts.clock.now() });
  }

  override({ eventId, override, note }: IntentArgs<'overrideSlot'>): void {
    this.parts.ledger.tellDevice({ type: 'slot-overridden', eventId: eventId as EventId, override, note });
  }

  private tellAndRefresh(id: RecordingId, event: Parameters<Ledger['tell']>[1]): void {
    this.parts.ledger.tell(id, event);
    this.parts.recorder.reconsider(id);
  }

  private underWay(id: RecordingId): Recording {
    const r = this.parts.ledger.state().recordings.get(id);
    if (!r || !UNDER_WAY.has(r.state)) throw refused('this recording is not under way any more');
    return r;
  }

  private refuseWhileCapturing(): void {
    for (const r of this.parts.ledger.state().recordings.values()) {
      if (UNDER_WAY.has(r.state) && r.state !== 'scheduled' && r.state !== 'arming' && r.stoppedAt === null) {
        throw refused(`"${r.occurrence.title}" is being recorded`);
      }
    }
  }

  private comingSlot(eventId: EventId, now: Instant): Slot {
    const slot = this.parts.plan().slots.find((s) => s.occurrence.eventId === eventId);
    if (!slot?.window) throw refused('this event is not planned to be recorded');
    if (msBetween(now, slot.window.start) > EARLIEST_START_MS) {
      throw refused('an event can be started 30 minutes early at most');
    }
    return slot;
  }

  private adHoc({ title, templateEntryId, minutes }: IntentArgs<'startNow'>, now: Instant): Opening {
    const start = plus(now, -this.parts.settings().capture.prerollSeconds * 1000);
    const next = this.parts.plan().slots.find((s) => s.window !== null && s.window.start > now);
    const wanted = plus(now, minutes * 60_000);
    const end = next?.window ? earlier(wanted, next.window.start) : wanted;
    const occurrence = adHocOccurrence(title, templateEntryId as EntryId | null, start, end);
    return { occurrence, window: { start, end }, origin: 'operator', because: [{ why: 'operator', note: title }] };
  }
}

const UNDER_WAY: ReadonlySet<Recording['state']> = new Set([
  'scheduled',
  'arming',
  'capturing',
  'paused',
  'interrupted',
]);

const refused = (problem: string): FaultError => new FaultError(fault('bad-request', { problem }));

const adHocEventId = (id: RecordingId): EventId => `ad-hoc-${id}` as EventId;

function early({ occurrence, window, because }: Slot, now: Instant): Opening {
  const span = window ?? occurrence;
  return {
    occurrence,
    window: { start: earlier(now, span.start), end: span.end },
    origin: 'schedule',
    because: [{ why: 'operator', note: 'started early' }, ...because],
  };
}

const adHocOccurrence = (title: string, templateEntryId: EntryId | null, start: Instant, end: Instant): Occurrence => ({
  eventId: '' as EventId,
  parentId: null,
  kind: 'record',
  title,
  description: '',
  start,
  end,
  zone: null,
  status: 'active',
  templateEntryId,
  entryIds: [],
  resourceIds: null,
  ownerId: null,
  tags: [],
  location: '',
  priority: 0,
  createdAt: null,
  updatedAt: null,
  preStartMs: 0,
  postEndMs: 0,
  source: 'operator',
  repaired: [],
});
