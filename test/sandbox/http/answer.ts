import { randomInt } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { FaultEffect } from '../faults/fault.ts';
import type { SandboxParts } from '../parts.ts';
import { icalLookUp } from '../schedule/ical-look-up.ts';
import type { DropHeader } from '../sessions/property-rights.ts';
import { render, type Result } from '../wire/format.ts';
import { calendarText } from '../wire/ical/calendar.ts';
import type { ParamTree } from '../wire/param-tree.ts';

/** Every answer may be read by pages of other sites. */
export const corsHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST, GET, OPTIONS',
  'Access-Control-Allow-Headers': '*',
};

/** A result on its way out. */
export interface Answer {
  readonly result: Result;
  /** Of properties that were dropped. */
  readonly headers: readonly DropHeader[];
  readonly executionTimeSeconds: number;
  readonly effects: readonly FaultEffect[];
}

const textOf = (params: ParamTree, name: string): string | null => {
  const value = params.get(name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
};

function setHeaders(parts: SandboxParts, response: ServerResponse, answer: Answer): void {
  const { result, headers, executionTimeSeconds } = answer;
  response.setHeader('Date', new Date(parts.clock.now()).toUTCString());
  response.setHeader('X-Me', 'sandbox');
  response.setHeader('X-Kaltura-Session', `${randomInt(1e9)}, ${executionTimeSeconds.toFixed(6)}`);
  response.setHeader('Cache-Control', 'no-store, no-cache, must-revalidate, post-check=0, pre-check=0');
  for (const [name, value] of [...Object.entries(corsHeaders), ...headers]) response.setHeader(name, value);
  if (!('length' in result) && 'error' in result && result.error.code === 'SERVICE_FORBIDDEN') {
    response.setHeader('X-Kaltura', 'error-SERVICE_FORBIDDEN');
    response.setHeader('X-Kaltura-App', 'exiting on error SERVICE_FORBIDDEN');
  }
}

/** Writes a result in the format that the parameters ask for: always 200; nothing but headers for an unknown format. */
export function sendAnswer(parts: SandboxParts, response: ServerResponse, params: ParamTree, answer: Answer): void {
  setHeaders(parts, response, answer);
  const rendered = render(answer.result, textOf(params, 'format'), {
    callback: textOf(params, 'callback'),
    ical: (outcome) => calendarText(outcome, parts.speech.icalVersion, icalLookUp(parts.state)),
    ignoreNull: textOf(params, 'ignoreNull') === '1',
    executionTimeSeconds: Number(answer.executionTimeSeconds.toFixed(6)),
  });
  if (rendered === null) {
    response.setHeader('X-Kaltura', 'error- UNKNOWN_RESPONSE_FORMAT');
    response.setHeader('X-Kaltura-App', 'exiting on error UNKNOWN_RESPONSE_FORMAT');
    response.end();
    return;
  }
  const body = Buffer.from(rendered.body);
  response.setHeader('Content-Type', textOf(params, 'content-type') ?? rendered.contentType);
  response.setHeader('Content-Length', body.length);
  const cut = answer.effects.find((effect) => effect.kind === 'cutAnswer');
  if (cut === undefined) response.end(body);
  else response.write(body.subarray(0, cut.bytes), () => response.destroy());
}
