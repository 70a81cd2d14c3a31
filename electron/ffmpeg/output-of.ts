import type { ChildProcess, ProcessEnd } from '../ports/processes.ts';

/** A program that only tells something, such as its version or a list of devices, does so within this time. */
export const ANSWER_MS = 10_000;

/** Waits for a child and returns what it wrote to its output. */
export async function outputOf(child: ChildProcess): Promise<{ text: string; end: ProcessEnd }> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of child.pipe(1)) text += decoder.decode(piece, { stream: true });
  return { text: text + decoder.decode(), end: await child.ended };
}
