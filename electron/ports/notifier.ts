import type { Fault } from '../../shared/faults/fault.ts';

/** Shows what is wrong to the person in front of the PC. */
export interface Notifier {
  /** Shows one note for `key`; another with the same key takes its place. The fault's remedy is its one action. */
  show(key: string, fault: Fault): void;
  /** Takes the note back; nothing there is fine. */
  withdraw(key: string): void;
}
