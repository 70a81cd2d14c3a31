import { invalidKs } from '../wire/errors.ts';
import type { DropHeader } from '../sessions/property-rights.ts';
import type { Session } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { Batch } from '../bulk/batch.ts';
import type { UploadDesk } from '../upload/upload-desk.ts';
import type { LifeCycle } from '../entries/life-cycle.ts';
import type { Wire } from '../wire/value.ts';
import type { Arguments } from './arguments.ts';

/** What an action gets: its arguments, who calls, the state, and the server's present. */
export interface Call {
  readonly args: Arguments;
  /** Null for the few actions that need none. */
  readonly session: Session | null;
  readonly state: State;
  readonly uploads: UploadDesk;
  readonly batch: Batch;
  readonly lifeCycle: LifeCycle;
  /** Unix seconds. */
  readonly now: number;
  /** `http://host:port` of this server. */
  readonly origin: string;
  /** Adds headers to the answer. */
  addHeaders(headers: readonly DropHeader[]): void;
}

/** Does one action. Throws ApiError for what the server would answer as an error. */
export type Action = (call: Call) => Wire | Promise<Wire>;

/** A service as clients name it, with its actions in the spelling of the documentation. Names match in any case. */
export interface Service {
  readonly name: string;
  readonly actions: Readonly<Record<string, Action>>;
}

/** The caller's session. Dispatch has made sure of it; without one the action was granted to nobody in particular. */
export function callerOf(call: Call): Session {
  if (call.session === null) throw invalidKs.notYours();
  return call.session;
}
