import type { z } from 'zod';
import type { KalturaRefusal } from './refusal.ts';

/**
 * How the stages talk to Kaltura.
 *
 *   api.call('schedule_scheduleEvent', 'list', { filter, pager }, scheduleEventListSchema, { signal })  → checked result
 *   api.fetchText('schedule_scheduleEvent', 'list', { filter, pager }, 'ical', { signal })              → raw text
 *   api.callMany([{ service, action, params }, …], { signal })                                          → one answer each
 *   api.sendFile('uploadToken', 'upload', { uploadTokenId, … }, file, schema, { signal })               → checked result
 *
 * Every method signs in when needed, renews the session at most once, and throws FaultError only. Where Kaltura itself
 * said no, it is a `KalturaRefusal` (a FaultError) whose `kalturaCode` the caller may decide on.
 * An abort rejects with the signal's reason. Ready-made calls: resources.ts, upload-tokens.ts, entries.ts, live.ts,
 * system.ts; schemas of common shapes: wire.ts.
 */
export interface KalturaApi {
  call<T>(
    service: string,
    action: string,
    params: KalturaParams,
    schema: z.ZodType<T>,
    options?: CallOptions,
  ): Promise<T>;
  /** The answer as it came: JSON, iCal (`text/calendar`), or the XML document. An error inside it (VERROR, `<error>`) throws. */
  fetchText(
    service: string,
    action: string,
    params: KalturaParams,
    format: TextFormat,
    options?: CallOptions,
  ): Promise<string>;
  /**
   * A multirequest: later parts may use `{1:result:id}` as a whole value. One answer per part, in order; a part that
   * fails does not stop those after it, and nothing is undone.
   */
  callMany(parts: readonly CallPart[], options?: CallOptions): Promise<readonly PartAnswer[]>;
  /** Sends a piece of a file as `fileData` (multipart/form-data), streamed. */
  sendFile<T>(
    service: string,
    action: string,
    params: FormParams,
    file: FilePart,
    schema: z.ZodType<T>,
    options?: CallOptions,
  ): Promise<T>;
}

/** The formats that an answer can be read in as text. */
export type TextFormat = 'json' | 'ical' | 'xml';

/** What goes into a parameter. Dates are unix seconds; objects may carry `objectType`. */
export type KalturaValue = string | number | boolean | null | readonly KalturaValue[] | KalturaParams;

/** The parameters of an action, nested as in Kaltura's documentation. */
export interface KalturaParams {
  readonly [name: string]: KalturaValue;
}

/** The parameters beside a file: flat. */
export type FormParams = Readonly<Record<string, string | number | boolean>>;

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds without a byte before the call fails; 30 s unless said. */
  readonly idleTimeoutMs?: number;
  /** Largest answer in bytes; 32 MiB unless said. */
  readonly limitBytes?: number;
  /** Sent to this server instead of the paired one (an upload token's `uploadUrl`), with the paired one's path. */
  readonly host?: string;
}

export interface CallPart {
  readonly service: string;
  readonly action: string;
  readonly params: KalturaParams;
}

/** The answer to one part of a multirequest: the unchecked result, or Kaltura's refusal. */
export type PartAnswer =
  { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly refusal: KalturaRefusal };

/**
 * A piece of a file to send. `bytes` may be called again when the call is repeated; what it yields has to hold only until
 * more is asked for.
 */
export interface FilePart {
  readonly fileName: string;
  readonly length: number;
  readonly bytes: () => AsyncIterable<Uint8Array>;
}
