import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SystemClock } from '../../../electron/adapters/system-clock.ts';
import { plus } from '../../../shared/domain/instant.ts';

let clock: SystemClock;

beforeEach(() => {
  vi.useFakeTimers();
  clock = new SystemClock();
});

afterEach(() => vi.useRealTimers());

/** What is due is called in a turn of the loop of its own, which takes a moment. */
const pass = (ms: number): void => void vi.advanceTimersByTime(ms + 5);

/** Sets the wall clock as a person or a time server does; timers do not notice. */
const setBy = (ms: number): void => void vi.setSystemTime(Date.now() + ms);

describe('a deadline', () => {
  it('fires at its instant, once', () => {
    const fired = vi.fn();
    clock.at(plus(clock.now(), 5000), fired);
    pass(4900);
    expect(fired).not.toHaveBeenCalled();
    pass(100);
    expect(fired).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('fires soon after the clock was set beyond it', () => {
    const fired = vi.fn();
    clock.at(plus(clock.now(), 50_000), fired);
    pass(1000);
    setBy(60_000);
    pass(2000);
    expect(fired).toHaveBeenCalledOnce();
  });

  it('waits as much longer as the clock was set back', () => {
    const fired = vi.fn();
    clock.at(plus(clock.now(), 10_000), fired);
    setBy(-20_000);
    pass(29_000);
    expect(fired).not.toHaveBeenCalled();
    pass(1000);
    expect(fired).toHaveBeenCalledOnce();
  });

  it('does not fire once cancelled, and leaves no timer behind', () => {
    const fired = vi.fn();
    const one = clock.at(plus(clock.now(), 1000), fired);
    clock.at(plus(clock.now(), 2000), fired).cancel();
    one.cancel();
    one.cancel();
    expect(vi.getTimerCount()).toBe(0);
    pass(5000);
    expect(fired).not.toHaveBeenCalled();
  });

  it('may be set by what another one calls', () => {
    const fired = vi.fn();
    clock.at(plus(clock.now(), 1000), () => clock.at(plus(clock.now(), 1000), fired));
    pass(2000);
    expect(fired).toHaveBeenCalledOnce();
  });
});
