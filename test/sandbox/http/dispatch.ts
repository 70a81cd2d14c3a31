import { ApiError, apiError } from '../wire/errors.ts';
import { outcomeOf, type Outcome } from '../wire/outcome.ts';
import type { ParamTree } from '../wire/param-tree.ts';
import { Arguments } from '../services/arguments.ts';
import type { Action, Call } from '../services/call.ts';
import { findActions } from '../services/registry.ts';
import { requirePermission, sessionOf } from '../sessions/sessions.ts';
import type { DropHeader } from '../sessions/property-rights.ts';

/** What every call of a request shares. */
export interface DispatchContext extends Omit<Call, 'args' | 'session' | 'addHeaders' | 'now'> {
  readonly unixSeconds: () => number;
  readonly addHeaders: (headers: readonly DropHeader[]) => void;
  readonly onBug: (error: unknown) => void;
}

const nameIn = (params: ParamTree, key: 'service' | 'action'): string => {
  const value = params.get(key);
  return typeof value === 'string' ? value.toLowerCase() : '';
};

/** The service and action that parameters name, in lower case; empty when they name none. */
export const actionNamed = (params: ParamTree): { readonly service: string; readonly action: string } => ({
  service: nameIn(params, 'service'),
  action: nameIn(params, 'action'),
});

function findAction(service: string, action: string): Action {
  if (service === '') throw apiError('SERVICE_NOT_SPECIFIED');
  const actions = findActions(service);
  if (actions === null) throw apiError('SERVICE_DOES_NOT_EXISTS', service);
  if (action === '') throw apiError('ACTION_NOT_SPECIFIED');
  const found = actions.get(action);
  if (found === undefined) throw apiError('ACTION_DOES_NOT_EXISTS', action, service);
  return found;
}

/** Does one action: finds it, checks the session and the right to call it, runs it. */
export function dispatch(params: ParamTree, context: DispatchContext): Promise<Outcome> {
  return outcomeOf(async () => {
    const { service, action } = actionNamed(params);
    const run = findAction(service, action);
    const now = context.unixSeconds();
    const args = new Arguments(params, now);
    const ks = args.optionalText('ks') ?? '';
    const session = ks === '' ? null : sessionOf(context.state, ks, now);
    const partner = args.optionalText('partnerId') ?? args.optionalText('p') ?? '';
    requirePermission(session, partner !== '', service, action);
    return run({
      ...context,
      args,
      session,
      get now() {
        return context.unixSeconds();
      },
    });
  }, context.onBug);
}

/** The code of an outcome's error, or null. */
export const errorCode = (outcome: Outcome): string | null =>
  'error' in outcome && outcome.error instanceof ApiError ? outcome.error.code : null;
