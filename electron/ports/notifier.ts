import type { Fault } from '../../shared/faults/fault.ts';
import type { SoundOffer } from '../../shared/faults/signals.ts';

/** Shows what is wrong to the person in front of the PC. */
export interface Notifier {
  /**
   * Shows one note for `key`; another with the same key takes its place. A click opens the window, where the remedy is; where
   * something is offered, which the note then says, the click does it too.
   */
  show(key: string, fault: Fault, options: { readonly sound: boolean; readonly offer: SoundOffer | null }): void;
  /** Takes the note back; nothing there is fine. */
  withdraw(key: string): void;
}
