import { Batch } from './bulk/batch.ts';
import { tellBug } from './bugs.ts';
import type { SandboxClock } from './clock.ts';
import type { LifeCycle } from './entries/life-cycle.ts';
import { FaultSwitchboard } from './faults/switchboard.ts';
import type { DispatchContext } from './http/dispatch.ts';
import type { LoggedRequest } from './http/request-log.ts';
import type { DropHeader } from './sessions/property-rights.ts';
import type { State } from './state/state.ts';
import type { IcalVersion } from './wire/ical/dialect.ts';
import type { UploadDesk } from './upload/upload-desk.ts';

/** What the sandbox is made of, as its servers need it. */
export interface SandboxParts {
  readonly clock: SandboxClock;
  readonly state: State;
  readonly faults: FaultSwitchboard;
  readonly uploads: UploadDesk;
  readonly batch: Batch;
  readonly lifeCycle: LifeCycle;
  readonly requests: LoggedRequest[];
  /** Which version of the server's iCal is spoken; may be changed at any time. */
  readonly speech: { icalVersion: IcalVersion };
  /** Errors that are mistakes of the sandbox itself. A test that uses it should find none. */
  readonly bugs: readonly unknown[];
  /** Adds to `bugs`, and tells whoever waits (see bugs.ts). */
  onBug(error: unknown): void;
  /** Aborted when the sandbox closes, so that nothing waits any longer. */
  readonly closing: AbortSignal;
  /** Ends every open session as if its time were over. */
  expireSessions(): void;
  /** What a request's calls share; headers that they add go to `addHeaders`. */
  dispatchContext(addHeaders: (headers: readonly DropHeader[]) => void): DispatchContext;
}

/** What differs from sandbox to sandbox. */
export interface PartsGiven {
  readonly clock: SandboxClock;
  readonly state: State;
  readonly uploads: UploadDesk;
  readonly lifeCycle: LifeCycle;
  readonly icalVersion: IcalVersion;
  readonly closing: AbortSignal;
  /** Where files lie. */
  readonly dir: string;
  /** `http://host:port`. */
  readonly origin: string;
}

/** Puts the parts of a sandbox together. */
export function assembleParts({ icalVersion, origin, dir, ...given }: PartsGiven): SandboxParts {
  const { clock, state, uploads, lifeCycle } = given;
  const bugs: unknown[] = [];
  const onBug = (error: unknown): void => {
    bugs.push(error);
    tellBug(error);
  };
  const batch = new Batch(dir, given.closing, onBug);
  return {
    ...given,
    batch,
    faults: new FaultSwitchboard(),
    requests: [],
    speech: { icalVersion },
    bugs,
    onBug,
    expireSessions() {
      const now = clock.unixSeconds();
      for (const session of state.sessions.values()) session.expiresAt = Math.min(session.expiresAt, now);
    },
    dispatchContext: (addHeaders) => ({
      state,
      uploads,
      batch,
      lifeCycle,
      origin,
      addHeaders,
      unixSeconds: () => clock.unixSeconds(),
      onBug,
    }),
  };
}
