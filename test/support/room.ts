import { Duty } from '../../electron/engine/duty.ts';
import { Following } from '../../electron/engine/following.ts';
import { Opener } from '../../electron/engine/opening.ts';
import { Operator } from '../../electron/engine/operator.ts';
import { Veto } from '../../electron/engine/veto.ts';
import { JournalLedger } from '../../electron/journal/ledger.ts';
import type { RecordingId, ResourceId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { Recording } from '../../shared/domain/recording.ts';
import { profileSchema } from '../../shared/settings/capture.ts';
import { defaultSettings, type Settings } from '../../shared/settings/settings.ts';
import { FakeClock } from './fake-clock.ts';
import { MemoryJournal } from './memory-journal.ts';
import { quietLog } from './quiet-log.ts';

/** A room whose recorder captures at once what it is asked to, so that a test sees only what the engine decides. */
export class Room {
  readonly clock: FakeClock;
  readonly journal = new MemoryJournal();
  readonly ledger: JournalLedger;
  readonly duty: Duty;
  readonly operator: Operator;
  readonly veto: Veto;
  /** What the recorder was asked to do, e.g. `arm <id>`. */
  readonly asked: string[] = [];
  schedule: readonly Occurrence[] | null = [];
  /** Server clock minus this PC's clock. */
  serverAheadMs: number | null = null;
  settings: Settings;

  constructor(start: Instant, resourceId = '33') {
    this.clock = new FakeClock(start);
    this.ledger = new JournalLedger(this.journal, this.clock);
    const profile = profileSchema.parse({
      name: 'Lecture',
      tracks: [{ id: 'camera', label: 'Camera', video: 'camera', audio: 'microphone' }],
    });
    this.settings = { ...defaultSettings(), capture: { ...defaultSettings().capture, profiles: [profile] } };
    const settings = (): Settings => this.settings;
    let made = 0;
    const random = { uniform: () => 0, bytes: (n: number) => new Uint8Array(n).fill(++made) };
    const opener = new Opener(this.clock, random, settings, '/recordings', 'UTC', (...parts) => parts.join('/'));
    const { clock, ledger } = this;
    const recorder = {
      arm: (id: RecordingId) => {
        this.asked.push(`arm ${id}`);
        ledger.tell(id, { type: 'arming-began' });
      },
      reconsider: (id: RecordingId) => void this.asked.push(`reconsider ${id}`),
    };
    const uploader = { start: () => undefined };
    const calendar = {
      occurrences: () => this.schedule ?? [],
      knows: () => this.schedule !== null,
    };
    const following = new Following(clock, ledger, quietLog, recorder);
    this.duty = new Duty({
      clock,
      ledger,
      log: quietLog,
      settings,
      calendar,
      recorder,
      uploader,
      opener,
      following,
      serverAheadMs: () => this.serverAheadMs,
    });
    this.operator = new Operator({ clock, ledger, settings, plan: () => this.duty.current(), recorder, opener });
    this.veto = new Veto(clock, ledger, () => this.duty.current(), recorder);
    ledger.onChange(() => this.duty.look());
    ledger.tellDevice({ type: 'room-taken', resourceId: resourceId as ResourceId });
  }

  /** The only recording there is. */
  only(): Recording {
    const all = [...this.ledger.state().recordings.values()];
    if (all.length !== 1) throw new Error(`${all.length} recordings: ${all.map((r) => r.state).join(', ')}`);
    return all[0] as Recording;
  }

  states(): readonly string[] {
    return [...this.ledger.state().recordings.values()].map((r) => `${r.occurrence.eventId} ${r.state}`);
  }
}
