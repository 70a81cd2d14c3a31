import type { App } from 'electron';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

/** How the app ends. */
export interface QuittingOptions {
  readonly app: Pick<App, 'on' | 'quit' | 'exit'>;
  readonly clock: Clock;
  readonly log: Log;
  /** First phase: false keeps the app running. Only asked when a person wants to quit. */
  readonly mayQuit: () => Promise<boolean>;
  /** Second phase: ends everything in order. */
  readonly finish: () => Promise<void>;
}

/** After this long the app ends, whatever `finish` still does. */
const FINISH_WITHIN_MS = 20_000;

/**
 * Ends the app in two phases: one that may say no, and one that everything joins, with a deadline.
 * When the session of the PC ends, or a signal asks, the first phase is left out.
 */
export class Quitting {
  private phase: 'running' | 'asking' | 'finishing' = 'running';

  constructor(private readonly options: QuittingOptions) {
    options.app.on('before-quit', (event) => {
      event.preventDefault();
      void this.ask();
    });
  }

  /** Ends without asking; for signals and the end of the session. */
  now(): void {
    void this.finish();
  }

  private async ask(): Promise<void> {
    if (this.phase !== 'running') return;
    this.phase = 'asking';
    const may = await this.options.mayQuit();
    if (this.phase !== 'asking') return;
    this.phase = 'running';
    if (may) await this.finish();
  }

  private async finish(): Promise<void> {
    if (this.phase === 'finishing') return;
    this.phase = 'finishing';
    const { app, clock, finish, log } = this.options;
    const late = clock.after(FINISH_WITHIN_MS, () => {
      log.error('Not everything ended in time', { deadlineMs: FINISH_WITHIN_MS });
      app.exit(1);
    });
    try {
      await finish();
      app.exit(0);
    } catch (error) {
      log.error('Ending failed', { error });
      app.exit(1);
    } finally {
      late.cancel();
    }
  }
}
