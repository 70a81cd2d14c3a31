import type { IncomingMessage, ServerResponse } from 'node:http';
import { apiError } from '../wire/errors.ts';
import type { FaultEffect } from '../faults/fault.ts';
import { render, type Result } from '../wire/format.ts';
import { calendarText } from '../wire/ical/calendar.ts';
import { icalLookUp } from '../schedule/ical-look-up.ts';
import { BrokenMultipart } from '../wire/multipart.ts';
import { isFile, type ParamTree } from '../wire/param-tree.ts';
import { readParams } from '../wire/params.ts';
import type { SandboxParts } from '../parts.ts';
import { toIso } from '../../../shared/domain/instant.ts';
import { actionNamed, dispatch, errorCode } from './dispatch.ts';
import { multirequest, subRequests } from './multirequest.ts';
import { masked, type LoggedRequest } from './request-log.ts';

const proxyPage = '<html><head><title>Gateway</title></head><body><h1>The service is not available</h1></body></html>';

const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST, GET, OPTIONS',
  'Access-Control-Allow-Headers': '*',
};

const textOf = (params: ParamTree, name: string): string | null => {
  const value = params.get(name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
};

/** Effects that answer in place of the act. True when the answer is out (or the connection is cut). */
function preempt(effect: FaultEffect, response: ServerResponse): boolean {
  switch (effect.kind) {
    case 'dropBefore':
      response.destroy();
      return true;
    case 'status':
      response.writeHead(effect.status, { 'Content-Type': 'text/html' }).end(proxyPage);
      return true;
    case 'html':
      response.writeHead(effect.status, { 'Content-Type': 'text/html; charset=utf-8' }).end(proxyPage);
      return true;
    case 'emptyBody':
      response.writeHead(200).end();
      return true;
    default:
      return false;
  }
}

/** Waits; when the sandbox closes, no longer. */
const delay = (ms: number, closing: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      closing.removeEventListener('abort', end);
      resolve();
    }, ms);
    closing.addEventListener('abort', end, { once: true });
  });

/** The result that a fault puts in place of the act's, or null. */
function replaced(effects: readonly FaultEffect[], named: { service: string; action: string }): Result | null {
  for (const effect of effects) {
    if (effect.kind === 'rateLimited') return { value: `Access to ${named.service}->${named.action} was rate limited` };
    if (effect.kind !== 'apiError') continue;
    const args = effect.code === 'ACTION_BLOCKED' ? [named.action, named.service] : effect.args;
    return { error: apiError(effect.code, ...args) };
  }
  return null;
}

/** Answers one API request, faults included, and writes it into the log. */
export async function handleApi(
  parts: SandboxParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedAt = performance.now();
  if (request.method === 'OPTIONS') {
    response.writeHead(200, cors).end();
    return;
  }
  let params: ParamTree;
  try {
    params = await readParams(request, () => parts.uploads.spoolPath());
  } catch (error) {
    if (!(error instanceof BrokenMultipart) && !request.destroyed) throw error;
    response.destroy();
    return;
  }
  const named = actionNamed(params);
  const logged: LoggedRequest = {
    at: toIso(parts.clock.now()),
    method: request.method ?? '',
    ...named,
    params: masked(params),
    status: null,
    error: null,
  };
  parts.requests.push(logged);
  const subs = named.service === 'multirequest' ? subRequests(params) : [];
  const effects = parts.faults.strike([named, ...subs.map(actionNamed)]);
  for (const effect of effects) {
    if (effect.kind === 'delay') await delay(effect.ms, parts.closing);
    if (effect.kind === 'expireSessions') parts.expireSessions();
    if (preempt(effect, response)) {
      logged.status = response.headersSent ? response.statusCode : null;
      return;
    }
  }
  const headers: [string, string][] = [];
  const context = parts.dispatchContext((more) => headers.push(...more.map(([n, v]): [string, string] => [n, v])));
  const result =
    replaced(effects, named) ??
    (named.service === 'multirequest' ? await multirequest(params, context) : await dispatch(params, context));
  for (const file of [...params.values()].filter(isFile)) await parts.uploads.discard(file);
  logged.error = 'length' in result ? null : errorCode(result);
  if (effects.some((e) => e.kind === 'dropAfter')) {
    response.destroy();
    return;
  }
  respond(parts, response, params, result, headers, (performance.now() - startedAt) / 1000, effects);
  logged.status = response.statusCode;
}

function respond(
  parts: SandboxParts,
  response: ServerResponse,
  params: ParamTree,
  result: Result,
  headers: readonly [string, string][],
  executionTimeSeconds: number,
  effects: readonly FaultEffect[],
): void {
  response.statusCode = 200;
  response.setHeader('Date', new Date(parts.clock.now()).toUTCString());
  response.setHeader('X-Me', 'sandbox');
  response.setHeader('X-Kaltura-Session', `${Math.floor(Math.random() * 1e9)}, ${executionTimeSeconds.toFixed(6)}`);
  response.setHeader('Cache-Control', 'no-store, no-cache, must-revalidate, post-check=0, pre-check=0');
  for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
  for (const [name, value] of headers) response.setHeader(name, value);
  if (!('length' in result) && 'error' in result && result.error.code === 'SERVICE_FORBIDDEN') {
    response.setHeader('X-Kaltura', 'error-SERVICE_FORBIDDEN');
    response.setHeader('X-Kaltura-App', 'exiting on error SERVICE_FORBIDDEN');
  }
  const rendered = render(result, textOf(params, 'format'), {
    callback: textOf(params, 'callback'),
    ical: (outcome) => calendarText(outcome, parts.speech.icalVersion, icalLookUp(parts.state)),
    ignoreNull: textOf(params, 'ignoreNull') === '1',
    executionTimeSeconds: Number(executionTimeSeconds.toFixed(6)),
  });
  if (rendered === null) {
    response.setHeader('X-Kaltura', 'error- UNKNOWN_RESPONSE_FORMAT');
    response.setHeader('X-Kaltura-App', 'exiting on error UNKNOWN_RESPONSE_FORMAT');
    response.end();
    return;
  }
  const cut = effects.find((e) => e.kind === 'cutAnswer');
  response.setHeader('Content-Type', textOf(params, 'content-type') ?? rendered.contentType);
  const body = Buffer.from(rendered.body);
  response.setHeader('Content-Length', body.length);
  if (cut === undefined) response.end(body);
  else response.write(body.subarray(0, cut.bytes), () => response.destroy());
}
