import type { Reason } from '../domain/slot.ts';
import { fill, textOf, type Fault } from '../faults/fault.ts';
import type { FaultText, FaultWords } from '../faults/fault-text.ts';
import type { PermissionLine } from '../diagnosis/examination.ts';
import type { Strings } from './en/english.ts';
import type { Formats } from './format.ts';

/** A reason as a sentence. */
export function reasonInWords(reason: Reason, strings: Strings, formats: Formats): string {
  const say = strings.why.reasons[reason.why] as (reason: Reason, f: Formats) => string;
  return say(reason, formats);
}

/** Words for each fault of a part of the catalogue. */
export type WordsOf<Faults extends Readonly<Record<string, FaultText>>> = { readonly [C in keyof Faults]: FaultWords };

/** A fault in the language of `strings`. */
export function faultInWords(fault: Fault, strings: Strings): FaultWords {
  const { what, does, todo } = strings.faults?.[fault.code] ?? textOf(fault);
  const { direction } = fault.params;
  const params =
    direction === undefined ? fault.params : { ...fault.params, direction: strings.directions[direction] ?? direction };
  return { what: fill(what, params), does: fill(does, params), todo: fill(todo, params) };
}

/** What to ask the administrator or to do about a line of the permission doctor; empty when there is nothing to do. */
export function adviceInWords({ check, fault, kalturaName, state }: PermissionLine, strings: Strings): string {
  const { askAction, askEntry, askOwnRole, askRole, tryAgain } = strings.doctor;
  if (state === 'failed') return (fault && faultInWords(fault, strings).todo) || tryAgain;
  if (state !== 'missing') return '';
  if (check === 'role') return askRole;
  if (check === 'bulk-upload' || check === 'entry-list') return askOwnRole(kalturaName);
  return (check === 'template-entry' || check === 'live-entry' ? askEntry : askAction)(kalturaName);
}
