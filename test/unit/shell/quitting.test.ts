import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Quitting, type QuittingOptions } from '../../../electron/shell/quitting.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { at } from '../../support/occurrences.ts';
import { quietLog } from '../../support/quiet-log.ts';

class FakeApp extends EventEmitter {
  readonly exits: number[] = [];
  prevented = 0;

  quit(): void {
    this.emit('before-quit', { preventDefault: () => this.prevented++ });
  }

  exit(code = 0): void {
    this.exits.push(code);
  }
}

function start(options: Partial<QuittingOptions>): { app: FakeApp; quitting: Quitting; clock: FakeClock } {
  const app = new FakeApp();
  const clock = new FakeClock(at('14:00'));
  const quitting = new Quitting({
    app: app as unknown as QuittingOptions['app'],
    clock,
    log: quietLog,
    mayQuit: () => Promise.resolve(true),
    finish: () => Promise.resolve(),
    ...options,
  });
  return { app, quitting, clock };
}

/** Lets everything run that is already decided. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('quitting', () => {
  it('asks first, then ends everything, then leaves', async () => {
    const told: string[] = [];
    const { app } = start({
      mayQuit: () => (told.push('asked'), Promise.resolve(true)),
      finish: () => (told.push('finished'), Promise.resolve()),
    });
    app.quit();
    await settle();
    expect(told).toEqual(['asked', 'finished']);
    expect(app.exits).toEqual([0]);
  });

  it('goes on when the answer is no, and asks again the next time', async () => {
    let asked = 0;
    const { app } = start({ mayQuit: () => Promise.resolve(++asked > 1) });
    app.quit();
    await settle();
    expect(app.exits).toEqual([]);
    app.quit();
    await settle();
    expect(app.exits).toEqual([0]);
  });

  it('does not ask twice at a time, and never when the session ends', async () => {
    let asked = 0;
    const { app, quitting } = start({ mayQuit: () => (asked++, new Promise(() => undefined)) });
    app.quit();
    app.quit();
    await settle();
    expect(asked).toBe(1);
    quitting.now();
    await settle();
    expect(app.exits).toEqual([0]);
  });

  it('leaves after the deadline, whatever still goes on', async () => {
    const { app, clock, quitting } = start({ finish: () => new Promise(() => undefined) });
    quitting.now();
    await clock.advance(19_999);
    expect(app.exits).toEqual([]);
    await clock.advance(1);
    expect(app.exits).toEqual([1]);
  });

  it('leaves with a bad code when ending fails', async () => {
    const { app, quitting } = start({ finish: () => Promise.reject(new Error('stuck')) });
    quitting.now();
    await settle();
    expect(app.exits).toEqual([1]);
  });
});
