import type { RecordingId } from '../../shared/domain/ids.ts';
import { fault, FaultError, type Fault } from '../../shared/faults/fault.ts';
import type { LevelsMessage, Snapshot } from '../../shared/ipc/snapshot.ts';
import { ClockShifts } from '../calendar/clock-shifts.ts';
import type { Engine } from '../ports/engine.ts';
import { broadcastFaults } from '../status/broadcast-faults.ts';
import { currentRecording } from '../status/current-view.ts';
import { connectionView } from '../status/connection-view.ts';
import { makeSnapshot } from '../status/snapshot.ts';
import { StandingFaults, type Standing } from '../status/standing-faults.ts';
import type { Exported, Imported } from '../upload/stick/stick.ts';
import { makeIntents } from './intents.ts';
import { Publisher } from './publisher.ts';
import { tellLevels } from './tell-levels.ts';
import type { EngineParts } from './parts.ts';

/** Everything that Lectern does, without a desktop. */
export class LecternEngine implements Engine {
  readonly intents: Engine['intents'];
  private readonly standing = new StandingFaults();
  private readonly shifts = new ClockShifts();
  private readonly publisher: Publisher;
  private readonly quiet: (() => void)[] = [];
  private release: (() => void) | null = null;

  constructor(private readonly parts: EngineParts) {
    this.publisher = new Publisher(parts.clock, (revision) => this.make(revision));
    this.intents = makeIntents(parts, () => this.snapshot());
  }

  async start(): Promise<void> {
    const { calendar, disk, duty, feed, ledger, live, log, pairing, power, recorder, settings, uploader } = this.parts;
    await pairing.lookForToken();
    await this.tidySources();
    await disk.look();
    await feed.refresh();
    await live.start();
    await recorder.recover();
    this.quiet.push(
      ledger.onChange(() => this.onFacts()),
      calendar.onChange(() => this.onSync()),
      settings.onChange(() => {
        uploader.reconsider();
        const failed = (error: unknown): void => log.error('The schedule that is set cannot be kept', { error });
        void feed
          .refresh()
          .catch(failed)
          .then(() => this.onFacts());
      }),
      recorder.onVitals(() => {
        this.parts.coach.look();
        this.publisher.moved();
      }),
      this.parts.serverConflicts.onChange(() => this.publisher.changed()),
      uploader.onProgress(() => this.publisher.moved()),
      this.parts.stick.onProgress(() => this.publisher.moved()),
      live.onStatus(() => this.publisher.changed()),
      power.onResume(() => {
        recorder.resumed();
        duty.look();
      }),
      this.publisher.onSnapshot((snapshot) => this.parts.alerts.look(snapshot)),
    );
    duty.look();
    uploader.start();
    for (const keeper of this.parts.keepers) keeper.start();
    this.onFacts();
    log.info('Engine started', { recordings: ledger.state().recordings.size });
  }

  /** A password in an address is moved as soon as the keyring lets it; until then the source is opened as it is. */
  private async tidySources(): Promise<void> {
    try {
      await this.parts.sourceDesk.tidy();
    } catch (e) {
      if (!(e instanceof FaultError)) throw e;
      this.parts.log.warn('Logins of sources could not be moved to the secrets', { fault: e.fault });
    }
  }

  async stop(): Promise<void> {
    const { alerts, calendar, disk, duty, journal, keepers, live, log, recorder, uploader } = this.parts;
    for (const quiet of this.quiet.splice(0)) quiet();
    this.publisher.stop();
    duty.stop();
    disk.stop();
    alerts.stop();
    await Promise.all([this.parts.rehearsing.stop(), this.parts.coach.stop()]);
    await Promise.all([
      live.stop(),
      calendar.stop(),
      this.parts.serverConflicts.stop(),
      uploader.stop(),
      recorder.close(),
      this.parts.stick.stop(),
      ...keepers.map((k) => k.stop()),
    ]);
    this.release?.();
    journal.close();
    log.info('Engine stopped');
  }

  snapshot(): Snapshot {
    return this.publisher.snapshot();
  }

  onSnapshot(then: (snapshot: Snapshot) => void): () => void {
    return this.publisher.onSnapshot(then);
  }

  onLevels(then: (levels: readonly LevelsMessage[]) => void): () => void {
    return tellLevels(this.parts.clock, this.parts.recorder, then);
  }

  folderOf(recordingId: string): string {
    const recording = this.parts.ledger.state().recordings.get(recordingId as RecordingId);
    if (!recording) throw new FaultError(fault('bad-request', { problem: 'there is no such recording' }));
    return recording.dir;
  }

  exportRecording(recordingId: string, target: string): Promise<Exported> {
    return this.parts.stick.export(recordingId as RecordingId, target);
  }

  importRecordings(source: string): Promise<Imported> {
    return this.parts.stick.import(source);
  }

  saveSupportBundle(path: string): Promise<void> {
    return this.parts.support.save(path, this.snapshot());
  }

  /** Something that plan, snapshot or the PC's sleep depends on has changed. */
  private onFacts(): void {
    const { duty, ledger, power, pushing, rehearsing, serverConflicts } = this.parts;
    duty.look();
    pushing.look();
    rehearsing.look();
    serverConflicts.look(duty.current());
    const isBusy = currentRecording(ledger.state().recordings.values()) !== null;
    if (isBusy && !this.release) this.release = power.stayAwake('A lecture is being recorded');
    if (!isBusy) {
      this.release?.();
      this.release = null;
    }
    this.publisher.changed();
  }

  /** A fetch began or ended. Mostly it brought nothing new: then only its time is shown. */
  private onSync(): void {
    const { calendar, duty } = this.parts;
    if (duty.knows(calendar.occurrences())) this.publisher.changed();
    else this.onFacts();
  }

  private make(revision: number): Snapshot {
    const { calendar, clock, disk, duty, hostZone, ledger, live, pairing, recorder, secrets, settings, uploader } =
      this.parts;
    const now = clock.now();
    const vitals = recorder.vitals();
    const broadcasts = live.status();
    return makeSnapshot({
      revision,
      now,
      hostZone,
      settings: settings.get(),
      secrets: secrets.state(),
      hasToken: pairing.hasToken(),
      state: ledger.state(),
      plan: duty.current(),
      calendars: calendar.views(),
      clockShifts: this.shifts.of(calendar.occurrences(), now),
      serverConflicts: this.parts.serverConflicts.all(),
      connection: connectionView(calendar.status(), settings.get().pairing !== null),
      uploads: uploader.progress(),
      sentAhead: uploader.sentAhead(),
      copies: this.parts.stick.copies(),
      captures: vitals.captures,
      broadcasts,
      sources: vitals.sources.map((s) => ({ ...s, other: this.parts.coach.otherThan(s.id) })),
      disk: disk.view(),
      faults: this.standing.look(now, [...this.gatherFaults(), ...vitals.faults, ...broadcastFaults(broadcasts)]),
    });
  }

  /** What stands besides the sources and the pushes. */
  private gatherFaults(): readonly Standing[] {
    const { calendar, secrets, settings, startFaults } = this.parts;
    const warn = (f: Fault): Standing => ({ fault: f, severity: 'warning', recordingId: null });
    const isPaired = settings.get().pairing !== null;
    const found = startFaults.map(warn);
    if (isPaired && secrets.state() === 'plain') found.push(warn(fault('secrets-plain')));
    if (isPaired && secrets.state() === 'unavailable') found.push(warn(fault('secrets-unavailable')));
    if (isPaired && settings.get().capture.profiles.length === 0) found.push(warn(fault('no-source')));
    const { fault: calendarFault, warnings } = calendar.status();
    if (isPaired) found.push(...[...(calendarFault ? [calendarFault] : []), ...warnings].map(warn));
    if (isPaired && settings.get().resource === null) found.push(warn(fault('no-resource')));
    found.push(...[...this.parts.alerts.faults(), ...this.parts.rehearsing.faults()].map(warn));
    return found;
  }
}
