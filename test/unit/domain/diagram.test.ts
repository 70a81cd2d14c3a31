import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { recordingDiagram } from '../../../shared/domain/diagram.ts';

it('the README draws the life of a recording as the table of transitions has it', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(`\`\`\`mermaid\n${recordingDiagram()}\n\`\`\``);
});
