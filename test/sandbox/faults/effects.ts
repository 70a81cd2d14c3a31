import type { ServerResponse } from 'node:http';
import { apiError } from '../wire/errors.ts';
import type { Result } from '../wire/format.ts';
import type { FaultEffect } from './fault.ts';

const proxyPage = '<html><head><title>Gateway</title></head><body><h1>The service is not available</h1></body></html>';

/** What an effect does in place of the act: answers, or cuts the connection; null when the act shall be done. */
export function inPlaceOfAct(effect: FaultEffect): ((response: ServerResponse) => void) | null {
  switch (effect.kind) {
    case 'dropBefore':
      return (response) => void response.destroy();
    case 'status':
      return (response) => void response.writeHead(effect.status, { 'Content-Type': 'text/html' }).end(proxyPage);
    case 'html': {
      const headers = { 'Content-Type': 'text/html; charset=utf-8' };
      return (response) => void response.writeHead(effect.status, headers).end(proxyPage);
    }
    case 'emptyBody':
      return (response) => void response.writeHead(200).end();
    default:
      return null;
  }
}

/** Waits; when the sandbox closes, no longer. */
export const delay = (ms: number, closing: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (closing.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      closing.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    closing.addEventListener('abort', end);
  });

/** The result that effects put in place of the act's, or null when the act shall be done. */
export function replacedResult(
  effects: readonly FaultEffect[],
  named: { readonly service: string; readonly action: string },
): Result | null {
  for (const effect of effects) {
    if (effect.kind === 'rateLimited') return { value: `Access to ${named.service}->${named.action} was rate limited` };
    if (effect.kind !== 'apiError') continue;
    const args = effect.code === 'ACTION_BLOCKED' ? [named.action, named.service] : effect.args;
    return { error: apiError(effect.code, ...args) };
  }
  return null;
}
