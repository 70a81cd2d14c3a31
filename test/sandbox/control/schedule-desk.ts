import type { SandboxClock } from '../clock.ts';
import { cancelEvent, deleteEvent } from '../schedule/edit-event.ts';
import { dropEvent, occurrencesOf, regenerate } from '../schedule/series.ts';
import { parseEvent, type EventInput } from '../scenario/schema.ts';
import { seedEvent } from '../scenario/seed.ts';
import type { Keys } from '../state/keys.ts';
import type { ScheduleEvent } from '../state/model.ts';
import type { State } from '../state/state.ts';

/** Edits the calendar the way people in the management console do, behind the device's back. */
export class ScheduleDesk {
  constructor(
    private readonly state: State,
    private readonly keys: Keys,
    private readonly clock: SandboxClock,
  ) {}

  /** Adds an event, its times relative to the server's present; answers its id. */
  add(input: EventInput): number {
    return seedEvent(this.state, parseEvent(input), this.keys, this.clock.unixSeconds());
  }

  /** The event of that number. Throws RangeError when there is none. */
  get(id: number): ScheduleEvent {
    const event = this.state.events.get(id);
    if (event === undefined) throw new RangeError(`there is no event ${id}`);
    return event;
  }

  /** The occurrences of a series, by start. */
  occurrences(seriesId: number): readonly ScheduleEvent[] {
    return [...occurrencesOf(this.state, seriesId)].sort((a, b) => a.startDate - b.startDate);
  }

  /**
   * Changes properties of an event as an edit does: the sequence grows by ten, `updatedAt` moves, and the occurrences of
   * a series are made anew. Times in unix seconds.
   */
  edit(id: number, changes: Partial<Omit<ScheduleEvent, 'id' | 'objectType'>>): void {
    const event = this.get(id);
    const now = this.clock.unixSeconds();
    Object.assign(event, changes, { sequence: event.sequence + 10, updatedAt: now });
    event.duration = event.endDate - event.startDate;
    if (event.recurrenceType === 1) regenerate(this.state, event, now);
  }

  /** Moves start and end by a number of seconds; of a series all occurrences, which so get new ids. */
  move(id: number, bySeconds: number): void {
    const { startDate, endDate } = this.get(id);
    this.edit(id, { startDate: startDate + bySeconds, endDate: endDate + bySeconds });
  }

  /** Cancels an event: it stays with status 1 and loses its resources, so that it leaves lists that ask for one. */
  cancel(id: number): void {
    const event = this.get(id);
    event.sequence += 10;
    cancelEvent(this.state, event, this.clock.unixSeconds());
  }

  /** Deletes an event: it is listed no more. */
  remove(id: number): void {
    const event = this.get(id);
    if (event.recurrenceType === 2) dropEvent(this.state, id);
    else deleteEvent(this.state, event, this.clock.unixSeconds());
  }

  /** Gives the same event a new number, as regenerating a series does; answers the new one. */
  reissue(id: number): number {
    const event = this.get(id);
    const renumbered: ScheduleEvent = { ...event, id: this.state.nextEventId++ };
    this.state.events.delete(id);
    this.state.events.set(renumbered.id, renumbered);
    this.state.eventResources.hand(id, renumbered.id);
    return renumbered.id;
  }
}
