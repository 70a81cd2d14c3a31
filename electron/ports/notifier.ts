import type { Fault } from '../../shared/faults/fault.ts';

/** Shows what is wrong to the person in front of the PC. */
export interface Notifier {
  /** Shows one note for `key`; another with the same key takes its place. A click opens the window, where the remedy is. */
  show(key: string, fault: Fault, options: { readonly sound: boolean }): void;
  /** Takes the note back; nothing there is fine. */
  withdraw(key: string): void;
}
