import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { fault, FaultError, sentenceOf, type Fault } from '../../shared/faults/fault.ts';
import type { AlertSettings } from '../../shared/settings/alerts.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { Channel } from './channels.ts';
import { conditionsOf } from './conditions.ts';
import { messageOf, testMessage, type AlertMessage } from './message.ts';
import { decideAlerts, NOTHING_TOLD, type Alert } from './policy.ts';

/** What alerts work with. */
export interface AlertParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly notifier: Notifier;
  readonly settings: () => { readonly alerts: AlertSettings; readonly onDesktop: boolean; readonly room: string };
  readonly channels: readonly Channel[];
}

/** What became of a test message. */
export interface TestedChannel {
  readonly channel: string;
  readonly fault: Fault | null;
}

const LOOK_EVERY_MS = 1_000;
/** Waits between the tries of one message; after the last it is given up and said so. */
const TRY_AGAIN_MS: readonly number[] = [10_000, 60_000, 300_000, 900_000];

/** Tells people what is wrong, and that it is right again. */
export class Alerts {
  private memory = NOTHING_TOLD;
  private lookedAtMs = -Infinity;
  private readonly undelivered = new Map<string, Fault>();
  private readonly stopping = new AbortController();

  constructor(private readonly parts: AlertParts) {}

  /** Channels that gave a message up, until one goes through. */
  faults(): readonly Fault[] {
    return [...this.undelivered.values()];
  }

  /** Looks at a snapshot, at most once a second. Never waits for a server. */
  look(snapshot: Snapshot): void {
    const { clock, settings } = this.parts;
    const nowMs = clock.monotonicMs();
    if (this.stopping.signal.aborted || nowMs - this.lookedAtMs < LOOK_EVERY_MS) return;
    this.lookedAtMs = nowMs;
    const { quietInLectures, repeatMinutes } = settings().alerts;
    const isQuiet = quietInLectures && snapshot.current?.phase === 'capturing';
    const context = { now: snapshot.now, isQuiet, repeatMs: repeatMinutes * 60_000 };
    const { alerts, memory } = decideAlerts(this.memory, conditionsOf(snapshot), context);
    this.memory = memory;
    for (const alert of alerts) this.tell(alert);
  }

  /** Sends a message to every channel that is on, once. Resolves with what became of each; null where it was taken. */
  async test(): Promise<readonly TestedChannel[]> {
    const { channels, clock, settings } = this.parts;
    const { alerts, room } = settings();
    const message = testMessage(clock.now(), room);
    const tested = channels
      .filter((channel) => channel.isOn(alerts))
      .map(async (channel): Promise<TestedChannel> => {
        try {
          await channel.send(message, alerts, this.stopping.signal);
          return { channel: channel.name, fault: null };
        } catch (error) {
          return { channel: channel.name, fault: fault('test-undelivered', { channel: channel.name }, briefly(error)) };
        }
      });
    return Promise.all(tested);
  }

  /** Gives up what was not sent yet; a mail that is on its way is not waited for. */
  stop(): void {
    this.stopping.abort(new Error('Lectern ends'));
  }

  private tell(alert: Alert): void {
    const { channels, log, notifier, settings } = this.parts;
    const { alerts, onDesktop, room } = settings();
    const { key, fault: f, offer } = alert.condition;
    log.info('Alert', { what: alert.what, code: f.code });
    if (alert.what === 'recovery') notifier.withdraw(key);
    else if (onDesktop) notifier.show(key, f, { sound: alerts.sound, offer });
    const message = messageOf(alert, room);
    for (const channel of channels.filter((c) => c.isOn(alerts))) {
      void this.deliver(channel, message);
    }
  }

  private async deliver(channel: Channel, message: AlertMessage): Promise<void> {
    const { clock, log, settings } = this.parts;
    const { signal } = this.stopping;
    for (const waitMs of [...TRY_AGAIN_MS, null]) {
      try {
        await channel.send(message, settings().alerts, signal);
        this.undelivered.delete(channel.name);
        return;
      } catch (error) {
        if (signal.aborted) return;
        log.warn('An alert could not be sent', { channel: channel.name, error });
        if (waitMs === null) break;
        if (!(await this.waited(clock.sleep(waitMs, signal)))) return;
      }
    }
    this.undelivered.set(channel.name, fault('alert-undelivered', { channel: channel.name }));
  }

  /** False when Lectern ended in between. */
  private waited(sleep: Promise<void>): Promise<boolean> {
    return sleep.then(
      () => true,
      () => false,
    );
  }
}

/** What went wrong, without the error's own words: they may hold an address that is a secret. */
function briefly(error: unknown): string {
  if (error instanceof FaultError) return sentenceOf(error.fault);
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}
