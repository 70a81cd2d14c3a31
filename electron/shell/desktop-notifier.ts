import { app, Notification, shell } from 'electron';
import { sentenceOf, type Fault } from '../../shared/faults/fault.ts';
import type { SoundOffer } from '../../shared/faults/signals.ts';
import type { Notifier } from '../ports/notifier.ts';

/** What a note does and says; set once there is a desktop to follow. */
interface Following {
  readonly open: () => void;
  /** In the language of the window. */
  readonly words: (fault: Fault, offer: SoundOffer | null) => string;
  readonly take: (offer: SoundOffer) => void;
}

/** Notes on the desktop; a click on one takes what it offers, and opens the window. */
export class DesktopNotifier implements Notifier {
  private following: Following = { open: () => undefined, take: () => undefined, words: sentenceOf };
  private readonly shown = new Map<string, Notification>();

  follow(desktop: Following): void {
    this.following = desktop;
  }

  show(key: string, fault: Fault, { offer, sound }: Parameters<Notifier['show']>[2]): void {
    this.withdraw(key);
    const note = new Notification({ title: app.getName(), body: this.following.words(fault, offer), silent: true });
    note.on('click', () => {
      if (offer) this.following.take(offer);
      this.following.open();
    });
    note.show();
    if (sound) shell.beep();
    this.shown.set(key, note);
  }

  withdraw(key: string): void {
    this.shown.get(key)?.close();
    this.shown.delete(key);
  }
}
