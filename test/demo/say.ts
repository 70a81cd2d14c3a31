const begun = performance.now();

/** One line for the person who watches, with the seconds since the start. */
export function say(line: string): void {
  const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(6);
  console.log(`${seconds} s  ${line}`);
}
