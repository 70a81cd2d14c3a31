import type { EventId } from '../../../shared/domain/ids.ts';
import type { Recording } from '../../../shared/domain/recording.ts';
import type { Plan, Slot } from '../../../shared/domain/slot.ts';
import type { Override } from '../../../shared/domain/state.ts';
import { planSchema, type PlanSettings } from '../../../shared/settings/plan.ts';
import { makePlan, type PlanInput } from '../../../electron/plan/plan.ts';
import type { Occurrence } from '../../../shared/domain/occurrence.ts';
import { at, frame, occurrence } from '../../support/occurrences.ts';

export const id = (text: string | number): EventId => String(text) as EventId;

/** An event of the day by its number and UTC times. */
export const event = (number: number, from: string, to: string, change: Partial<Occurrence> = {}): Occurrence =>
  occurrence({ eventId: id(number), title: `Event ${number}`, start: at(from), end: at(to), ...change });

export const settings = (change: Partial<PlanSettings> = {}): PlanSettings => ({ ...planSchema.parse({}), ...change });

/** Plans a day, at noon unless said. */
export const plan = (occurrences: readonly Occurrence[], change: Partial<PlanInput> = {}): Plan =>
  makePlan({ occurrences, settings: settings(), overrides: new Map(), recordings: [], now: at('12:00'), ...change });

export const override = (number: number, what: Override['override'], note = 'asked for'): PlanInput['overrides'] =>
  new Map([[id(number), { override: what, note }]]);

/** A recording of an event that has the device. */
export const running = (of: Occurrence, change: Partial<Recording> = {}): Recording =>
  ({
    ...frame({ occurrence: of, window: { start: of.start, end: of.end } }),
    state: 'capturing',
    parts: [],
    broadcast: null,
    ...change,
  }) as Recording;

/** A slot in a line: decision, window and reasons, as a table shows them. */
export function line(slot: Slot): string {
  const { window, occurrence: o, decision, because } = slot;
  const time = window ? ` ${clock(window.start)}-${clock(window.end)}` : '';
  return `${o.eventId} ${decision}${time} (${because.map((r) => r.why).join(', ')})`;
}

export const lines = (made: Plan): readonly string[] => made.slots.map(line);

const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 16);
