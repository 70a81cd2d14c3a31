import { expect, it } from 'vitest';
import { autostartEntry } from '../../../electron/shell/autostart-entry.ts';

const exec = (command: readonly string[]): string | undefined => /^Exec=(.*)$/m.exec(autostartEntry(command))?.[1];

it('starts the program without its window', () => {
  expect(exec(['/opt/Lectern/lectern'])).toBe('/opt/Lectern/lectern --hidden');
});

it('quotes what a desktop entry would take apart', () => {
  expect(exec(['/opt/My Apps/100%/$lectern'])).toBe(String.raw`"/opt/My Apps/100%%/\\$lectern" --hidden`);
});
