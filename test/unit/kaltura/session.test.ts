import { beforeEach, describe, expect, test } from 'vitest';
import { ServerClock } from '../../../electron/kaltura/server-clock.ts';
import { Session, type GrantedSession } from '../../../electron/kaltura/session.ts';
import { plus } from '../../../shared/domain/instant.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { at } from '../../support/occurrences.ts';

const HOUR_MS = 3_600_000;
let clock: FakeClock;
let serverClock: ServerClock;
let granted: number;
beforeEach(() => {
  clock = new FakeClock(at('08:00'));
  serverClock = new ServerClock();
  granted = 0;
});

/** Grants sessions of an hour by the server's clock, named ks-1, ks-2 … */
const anHour = (): Promise<GrantedSession> =>
  Promise.resolve({ ks: `ks-${++granted}`, expiresAt: plus(serverClock.at(clock.now()), HOUR_MS) });

const session = (grant = anHour): Session => new Session(grant, clock, serverClock);

describe('the session', () => {
  test('is opened once for all who ask at the same time', async () => {
    const shared = session();
    expect(new Set(await Promise.all([shared.ks(), shared.ks(), shared.ks()]))).toEqual(new Set(['ks-1']));
  });

  test('is renewed after four fifths of its life, not before', async () => {
    const shared = session();
    await shared.ks();
    await clock.advance(0.79 * HOUR_MS);
    expect(await shared.ks()).toBe('ks-1');
    await clock.advance(0.02 * HOUR_MS);
    expect(await shared.ks()).toBe('ks-2');
  });

  test.each([-7, 7])("is renewed by the server's clock, which may be %i hours off", async (hours) => {
    const trip = { sentAt: clock.now(), answeredAt: clock.now() };
    serverClock.noteSecond(plus(clock.now(), hours * HOUR_MS), trip);
    const shared = session();
    await shared.ks();
    await clock.advance(0.79 * HOUR_MS);
    expect(await shared.ks()).toBe('ks-1');
    await clock.advance(0.02 * HOUR_MS);
    expect(await shared.ks()).toBe('ks-2');
  });

  test("is renewed in time also when this PC's clock is set back", async () => {
    const shared = session();
    await shared.ks();
    clock.jump(-5 * HOUR_MS);
    await clock.advance(0.81 * HOUR_MS);
    expect(await shared.ks()).toBe('ks-2');
  });

  test('that was dropped is opened anew, but dropping an old one leaves the new one alone', async () => {
    const shared = session();
    shared.drop(await shared.ks());
    expect(await shared.ks()).toBe('ks-2');
    shared.drop('ks-1');
    expect(await shared.ks()).toBe('ks-2');
  });

  test('that cannot be opened for want of a person is not asked for again for a while', async () => {
    const shared = session(() => {
      granted += 1;
      return Promise.reject(new FaultError(fault('app-token-disabled')));
    });
    for (let i = 0; i < 3; i++) await expect(shared.ks()).rejects.toThrow('is disabled');
    expect(granted).toBe(1);
    await clock.advance(6_000);
    await expect(shared.ks()).rejects.toThrow('is disabled');
    expect(granted).toBe(2);
  });

  test('that could not be opened for want of a network is tried by the next call', async () => {
    let isUp = false;
    const shared = session(() => (isUp ? anHour() : Promise.reject(new FaultError(fault('unreachable')))));
    await expect(shared.ks()).rejects.toThrow('cannot be reached');
    isUp = true;
    expect(await shared.ks()).toBe('ks-1');
  });

  test('goes on opening for the others when one caller gives up', async () => {
    const shared = session();
    const abort = new AbortController();
    const impatient = shared.ks(abort.signal);
    const patient = shared.ks();
    abort.abort(new Error('stopped'));
    await expect(impatient).rejects.toThrow('stopped');
    expect(await patient).toBe('ks-1');
  });
});
