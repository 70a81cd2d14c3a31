import type { EventId, ResourceId } from '../../shared/domain/ids.ts';
import { plus } from '../../shared/domain/instant.ts';
import type { Occurrence } from '../../shared/domain/occurrence.ts';
import type { Plan } from '../../shared/domain/slot.ts';
import { FaultError } from '../../shared/faults/fault.ts';
import type { ServerConflict } from '../../shared/ipc/server-conflict.ts';
import type { KalturaApi } from '../kaltura/api.ts';
import { conflictsOf } from '../kaltura/conflicts.ts';
import { isRefusal } from '../kaltura/refusal.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

const AHEAD_MS = 14 * 86_400_000;
/** How many events are asked about; the nearest count. */
const MOST_ASKED = 20;
/** After a failure nothing is asked for this long. */
const HOLD_MS = 5 * 60_000;

/** What asking Kaltura takes. */
export interface ServerConflictParts {
  readonly api: KalturaApi;
  readonly clock: Clock;
  readonly log: Log;
  /** Which account and room this is; null: none. */
  readonly room: () => { readonly account: string; readonly resourceId: ResourceId } | null;
}

/**
 * Asks Kaltura what else is in the way of events that clash here. The capture role may not ask: its refusal is remembered
 * for this account, and nothing is said. Nobody waits for an answer.
 */
export class ServerConflicts {
  readonly #answers = new Map<string, ServerConflict>();
  readonly #listeners = new Set<() => void>();
  #account = '';
  #isRefused = false;
  #holdUntilMs = 0;
  #asking: Promise<void> | null = null;
  readonly #abort = new AbortController();

  constructor(private readonly parts: ServerConflictParts) {}

  /** Asks about the clashes of a plan that nothing is known of yet, and forgets those that are over. */
  look(plan: Plan): void {
    const room = this.parts.room();
    const account = JSON.stringify(room);
    if (account !== this.#account) {
      this.#answers.clear();
      [this.#account, this.#isRefused, this.#holdUntilMs] = [account, false, 0];
    }
    const clashing = this.#clashing(plan);
    const keys = new Set(clashing.map(keyOf));
    for (const key of this.#answers.keys()) if (!keys.has(key)) this.#answers.delete(key);
    const isHeld = this.parts.clock.monotonicMs() < this.#holdUntilMs;
    if (room === null || this.#isRefused || isHeld || this.#asking || this.#abort.signal.aborted) return;
    const open = clashing.filter((o) => !this.#answers.has(keyOf(o)));
    if (open.length > 0) this.#asking = this.#ask(room.resourceId, open).finally(() => (this.#asking = null));
  }

  /** What Kaltura has said so far. */
  all(): readonly ServerConflict[] {
    return [...this.#answers.values()];
  }

  /** Calls back when there is an answer. Returns the way to stop. */
  onChange(then: () => void): () => void {
    this.#listeners.add(then);
    return () => this.#listeners.delete(then);
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#asking;
  }

  #clashing({ conflicts, slots }: Plan): readonly Occurrence[] {
    const now = this.parts.clock.now();
    const soon = conflicts.filter((c) => c.span.end > now && c.span.start < plus(now, AHEAD_MS));
    const ids = new Set<EventId>(soon.flatMap((c) => c.between));
    const ofKaltura = slots.map((s) => s.occurrence).filter((o) => ids.has(o.eventId) && /^\d+$/.test(o.eventId));
    return ofKaltura.slice(0, MOST_ASKED);
  }

  async #ask(resourceId: ResourceId, events: readonly Occurrence[]): Promise<void> {
    const { api, clock, log } = this.parts;
    const account = this.#account;
    const { signal } = this.#abort;
    try {
      for (const event of events) {
        const answer = await conflictsOf(api, resourceId, event, { signal });
        if (this.#account !== account) return;
        this.#answers.set(keyOf(event), answer);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (isRefusal(error, 'SERVICE_FORBIDDEN')) this.#isRefused = true;
      else this.#holdUntilMs = clock.monotonicMs() + HOLD_MS;
      if (error instanceof FaultError) log.debug('Kaltura did not tell of conflicts.', { fault: error.fault });
      else log.error('Asking for conflicts broke off.', { error });
    } finally {
      for (const then of this.#listeners) then();
    }
  }
}

const keyOf = ({ end, eventId, start }: Occurrence): string => `${eventId} ${start} ${end}`;
