import { TRANSITIONS } from './transitions.ts';

/** The life of a recording as a Mermaid state diagram (`stateDiagram-v2`), one arrow for each change of state. */
export function recordingDiagram(): string {
  const arrows = Object.entries(TRANSITIONS).flatMap(([fact, { from, to }]) =>
    to === 'same' ? [] : from.map((f) => `  ${nodeOf(f)} --> ${nodeOf(to)}: ${fact}`),
  );
  return ['stateDiagram-v2', ...arrows].join('\n');
}

/** Mermaid's `[*]` is where things begin; going back to the state before a failure is drawn as a node of its own. */
const nodeOf = (state: string): string => (state === 'none' ? '[*]' : state.replaceAll('-', '_'));
