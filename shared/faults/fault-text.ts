/** The part of Lectern that met the fault. */
export type Stage = 'setup' | 'pairing' | 'calendar' | 'plan' | 'capture' | 'live' | 'upload' | 'journal' | 'settings';

/** Whether trying again can help: at once, after a while, only after a person acted, or never. */
export type Retry = 'now' | 'later' | 'operator' | 'never';

/** What a button beside the fault does; the console maps each to an intent or a view. */
export type Remedy =
  | 'open-settings'
  | 'open-pairing'
  | 'open-devices'
  | 'open-folder'
  | 'sync-now'
  | 'retry-upload'
  | 'restart-source'
  | 'show-details';

/** A fault's three sentences; `does` and `todo` may be empty. `{name}` stands for the parameter of that name. */
export interface FaultWords {
  /** What happened. */
  readonly what: string;
  /** What Lectern does about it. */
  readonly does: string;
  /** What the person can do. */
  readonly todo: string;
}

/** How a fault of one code reads, and what may be done about it. */
export interface FaultText extends FaultWords {
  readonly stage: Stage;
  readonly retry: Retry;
  readonly remedy?: Remedy;
}
