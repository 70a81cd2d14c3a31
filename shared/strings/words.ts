import type { Reason } from '../domain/slot.ts';
import { fill, textOf, type Fault } from '../faults/fault.ts';
import type { Strings } from './en/english.ts';
import type { Formats } from './format.ts';

/** A reason as a sentence. */
export function reasonInWords(reason: Reason, strings: Strings, formats: Formats): string {
  const say = strings.why.reasons[reason.why] as (reason: Reason, f: Formats) => string;
  return say(reason, formats);
}

/** A fault's three sentences; `does` and `todo` may be empty. */
export interface FaultWords {
  readonly what: string;
  readonly does: string;
  readonly todo: string;
}

/** A fault in the language of `strings`; in English where that language does not have it yet. */
export function faultInWords(fault: Fault, strings: Strings): FaultWords {
  const { what, does, todo } = strings.faults[fault.code] ?? textOf(fault);
  return { what: fill(what, fault.params), does: fill(does, fault.params), todo: fill(todo, fault.params) };
}
