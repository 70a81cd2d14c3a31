import type { IncomingMessage, ServerResponse } from 'node:http';
import { toIso } from '../../../shared/domain/instant.ts';
import { delay, preempt, replacedResult } from '../faults/effects.ts';
import type { FaultEffect } from '../faults/fault.ts';
import type { SandboxParts } from '../parts.ts';
import type { DropHeader } from '../sessions/property-rights.ts';
import { BrokenMultipart } from '../wire/multipart.ts';
import { isFile, type ParamTree } from '../wire/param-tree.ts';
import { readParams } from '../wire/params.ts';
import { corsHeaders, sendAnswer } from './answer.ts';
import { actionNamed, dispatch, errorCode } from './dispatch.ts';
import { multirequest, subRequests } from './multirequest.ts';
import { masked, type LoggedRequest } from './request-log.ts';

/** The parameters, or null when the client went away before they were complete. */
async function paramsOf(parts: SandboxParts, request: IncomingMessage): Promise<ParamTree | null> {
  try {
    return await readParams(request, (fields, mostBytes) => {
      const tokenId = fields.get('uploadTokenId');
      const token = typeof tokenId === 'string' ? parts.state.uploadTokens.get(tokenId) : undefined;
      return parts.uploads.landing(token, fields, mostBytes);
    });
  } catch (error) {
    if (error instanceof BrokenMultipart || request.destroyed) return null;
    throw error;
  }
}

/** Lets the effects that come before the act happen. True when the request is done with. */
async function strikeFirst(
  parts: SandboxParts,
  effects: readonly FaultEffect[],
  response: ServerResponse,
): Promise<boolean> {
  for (const effect of effects) {
    if (effect.kind === 'delay') await delay(effect.ms, parts.closing);
    if (effect.kind === 'expireSessions') parts.expireSessions();
    if (preempt(effect, response)) return true;
  }
  return false;
}

async function act(
  parts: SandboxParts,
  params: ParamTree,
  logged: LoggedRequest,
  response: ServerResponse,
): Promise<void> {
  const startedAt = performance.now();
  const many = logged.service === 'multirequest';
  const effects = parts.faults.strike([logged, ...(many ? subRequests(params).map(actionNamed) : [])]);
  if (await strikeFirst(parts, effects, response)) {
    logged.status = response.headersSent ? response.statusCode : null;
    return;
  }
  const headers: DropHeader[] = [];
  const context = parts.dispatchContext((more) => headers.push(...more));
  const result =
    replacedResult(effects, logged) ?? (await (many ? multirequest(params, context) : dispatch(params, context)));
  logged.error = 'length' in result ? null : errorCode(result);
  if (effects.some((effect) => effect.kind === 'dropAfter')) {
    response.destroy();
    return;
  }
  const executionTimeSeconds = (performance.now() - startedAt) / 1000;
  sendAnswer(parts, response, params, { result, headers, executionTimeSeconds, effects });
  logged.status = response.statusCode;
}

/** Answers one API request, faults included, and writes it into the log. */
export async function handleApi(
  parts: SandboxParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'OPTIONS') {
    response.writeHead(200, corsHeaders).end();
    return;
  }
  const params = await paramsOf(parts, request);
  if (params === null) {
    response.destroy();
    return;
  }
  const logged: LoggedRequest = {
    at: toIso(parts.clock.now()),
    method: request.method ?? '',
    ...actionNamed(params),
    params: masked(params),
    status: null,
    error: null,
  };
  parts.requests.push(logged);
  try {
    await act(parts, params, logged, response);
  } finally {
    for (const file of [...params.values()].filter(isFile)) await parts.uploads.discard(file);
  }
}
