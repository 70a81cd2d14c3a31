/** Waits that are under way, each with how that stands which is waited for. */
const underWay = new Set<() => string>();

/** Awaits `work`; `stand` says how it stands for as long as that takes. */
export async function awaited<T>(work: Promise<T>, stand: () => string): Promise<T> {
  underWay.add(stand);
  try {
    return await work;
  } finally {
    underWay.delete(stand);
  }
}

/** How everything stands that is waited for, and will be in vain. */
export function givenUp(): readonly string[] {
  const stands = [...underWay].map((stand) => stand());
  underWay.clear();
  return stands;
}
