/** Bugs of the sandboxes of this process that nobody has taken note of yet. */
const open: unknown[] = [];
const listeners = new Set<(bug: unknown) => void>();

/** Tells of a bug of a sandbox. */
export function tellBug(bug: unknown): void {
  open.push(bug);
  for (const listener of [...listeners]) listener(bug);
}

/** The bugs of all sandboxes of this process since the last call. */
export const takeBugs = (): readonly unknown[] => open.splice(0);

/** Calls back with each bug, at once with those that were not taken yet. Returns the way to stop. */
export function onBug(then: (bug: unknown) => void): () => void {
  listeners.add(then);
  for (const bug of open) then(bug);
  return () => listeners.delete(then);
}

/** What `work` comes to; rejects with a bug of a sandbox as soon as there is one, since `work` may then never end. */
export function unlessBug<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = onBug(reject);
    void work.then(resolve, reject).finally(stop);
  });
}
