import { isTree, type Param, type ParamTree } from '../wire/param-tree.ts';
import type { Outcome } from '../wire/outcome.ts';
import { isWireObject, type Wire } from '../wire/value.ts';
import { actionNamed, dispatch, type DispatchContext } from './dispatch.ts';

const inheritedNames = ['ks', 'clientTag', 'partnerId', 'p', 'language', 'responseProfile'];

/** The sub-requests, from 1 on; a gap, or one without service and action, ends them. */
export function subRequests(params: ParamTree): readonly ParamTree[] {
  const found: ParamTree[] = [];
  for (let number = 1; ; number++) {
    const sub = params.get(String(number));
    if (!isTree(sub)) return found;
    const { service, action } = actionNamed(sub);
    if (service === '' || action === '') return found;
    found.push(sub);
  }
}

function step(value: Wire, key: string): Wire | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (isWireObject(value)) return key === 'objectType' ? value.objectType : value.fields[key];
  return Array.isArray(value) ? (value as readonly Wire[])[Number(key)] : undefined;
}

function follow(value: Wire, path: readonly string[]): string {
  const [key, ...rest] = path;
  if (key === undefined) return value === null || typeof value === 'object' ? '' : String(value);
  if (key === '_all' && Array.isArray(value))
    return (value as readonly Wire[]).map((item) => follow(item, rest)).join(',');
  const next = step(value, key);
  return next === undefined ? '' : follow(next, rest);
}

/** Puts earlier results where a whole value reads `{1:result:id}`; a reference that leads nowhere becomes an empty text. */
function resolve(param: Param, done: readonly Outcome[]): Param {
  if (isTree(param)) return new Map([...param].map(([name, value]) => [name, resolve(value, done)]));
  if (typeof param !== 'string') return param;
  const reference = /^\{(\d+):result((?::[^:{}]+)*)\}$/.exec(param);
  if (reference === null) return param;
  const outcome = done[Number(reference[1]) - 1];
  if (outcome === undefined || 'error' in outcome) return '';
  return follow(outcome.value, (reference[2] ?? '').split(':').slice(1));
}

/** Does the sub-requests in order. A failing one does not stop the later ones, and nothing is rolled back. */
export async function multirequest(params: ParamTree, context: DispatchContext): Promise<readonly Outcome[]> {
  const shared = [...params].filter(([name]) => inheritedNames.includes(name));
  const done: Outcome[] = [];
  for (const sub of subRequests(params)) {
    const own = [...sub].filter(([name]) => name !== 'format').map(([name, v]) => [name, resolve(v, done)] as const);
    done.push(await dispatch(new Map([...shared, ...own]), context));
  }
  return done;
}
