import { app, Notification } from 'electron';
import { sentenceOf, type Fault } from '../../shared/faults/fault.ts';
import type { Notifier } from '../ports/notifier.ts';

/** Notes on the desktop; a click on one opens the window. */
export class DesktopNotifier implements Notifier {
  /** What a click does; set once there is a window. */
  onClick: () => void = () => undefined;
  private readonly shown = new Map<string, Notification>();

  show(key: string, fault: Fault): void {
    this.withdraw(key);
    const note = new Notification({ title: app.getName(), body: sentenceOf(fault) });
    note.on('click', () => this.onClick());
    note.show();
    this.shown.set(key, note);
  }

  withdraw(key: string): void {
    this.shown.get(key)?.close();
    this.shown.delete(key);
  }
}
