/** What each field said when it came: it is compared again with the next one. */
const said = new WeakMap<object, string>();

/**
 * `after`, with every field that says the same as in `before` replaced by that very object. What comes over the bridge is new
 * each time; only what really changed is then drawn anew.
 */
export function shareUnchanged<T extends object>(before: T | null, after: T): T {
  if (before === null) return after;
  const same = (name: keyof T): boolean => textOf(before[name]) === textOf(after[name]);
  const fields = (Object.keys(after) as (keyof T)[]).map((name) => [name, same(name) ? before[name] : after[name]]);
  return Object.fromEntries(fields) as T;
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = said.get(value) ?? JSON.stringify(value);
  said.set(value, known);
  return known;
}
