import type { IncomingMessage, ServerResponse } from 'node:http';
import { toIso } from '../../../shared/domain/instant.ts';
import { delay, inPlaceOfAct, replacedResult } from '../faults/effects.ts';
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

/** What the client gets: an answer, or a cut connection. */
type Reply = (response: ServerResponse) => void;

/** Lets the effects that come before the act happen. Gives what one of them does in place of it. */
async function strikeFirst(parts: SandboxParts, effects: readonly FaultEffect[]): Promise<Reply | null> {
  for (const effect of effects) {
    if (effect.kind === 'delay') await delay(effect.ms, parts.closing);
    if (effect.kind === 'expireSessions') parts.expireSessions();
    const reply = inPlaceOfAct(effect);
    if (reply !== null) return reply;
  }
  return null;
}

/** Does what is asked. */
async function act(parts: SandboxParts, params: ParamTree, logged: LoggedRequest): Promise<Reply> {
  const startedAt = performance.now();
  const many = logged.service === 'multirequest';
  const effects = parts.faults.strike([logged, ...(many ? subRequests(params).map(actionNamed) : [])]);
  const instead = await strikeFirst(parts, effects);
  if (instead !== null) return instead;
  const headers: DropHeader[] = [];
  const context = parts.dispatchContext((more) => headers.push(...more));
  const result =
    replacedResult(effects, logged) ?? (await (many ? multirequest(params, context) : dispatch(params, context)));
  logged.error = 'length' in result ? null : errorCode(result);
  if (effects.some((effect) => effect.kind === 'dropAfter')) return (response) => void response.destroy();
  const executionTimeSeconds = (performance.now() - startedAt) / 1000;
  return (response) => sendAnswer(parts, response, params, { result, headers, executionTimeSeconds, effects });
}

/** Removes what arrived and was not taken. */
async function discardFiles(parts: SandboxParts, params: ParamTree): Promise<void> {
  for (const file of [...params.values()].filter(isFile)) await parts.uploads.discard(file);
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
  // Whoever has the answer finds nothing that is still being removed.
  const reply = await act(parts, params, logged).finally(() => discardFiles(parts, params));
  reply(response);
  logged.status = response.headersSent ? response.statusCode : null;
}
