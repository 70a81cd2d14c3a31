import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../shared/faults/catalogue.ts';
import { fault, type FaultCode } from '../../../shared/faults/fault.ts';
import { english } from '../../../shared/strings/en/english.ts';
import { german } from '../../../shared/strings/de/german.ts';
import { faultInWords } from '../../../shared/strings/words.ts';

const CODES = Object.keys(CATALOGUE) as FaultCode[];
const params = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe('faults', () => {
  it.each(CODES)('%s is said in German with all that it names in English', (code) => {
    const [words, original] = [german.faults?.[code], CATALOGUE[code]];
    expect(words?.what).not.toBe('');
    for (const part of ['what', 'does', 'todo'] as const) {
      expect(params(words?.[part] ?? ''), part).toEqual(params(original[part]));
      expect(words?.[part] === '', part).toBe(original[part].length === 0);
    }
  });

  it('say in the language of the window how the clock stands', () => {
    const skewed = fault('clock-skewed', { seconds: 90, direction: 'behind' });
    expect(faultInWords(skewed, english).what).toBe("This PC's clock is 90 seconds behind Kaltura's.");
    expect(faultInWords(skewed, german).what).toBe('Die Uhr dieses PCs geht 90 Sekunden hinter der von Kaltura.');
  });

  it('name another source only where there is one', () => {
    const todo = (other?: string) =>
      faultInWords(fault('source-silent', { source: 'Lavalier', ...(other === undefined ? {} : { other }) }), english)
        .todo;
    expect(todo('Ceiling microphone')).toMatch(/it\. Ceiling microphone has a signal\.$/);
    expect(todo('')).toMatch(/speak into it\.$/);
    expect(todo()).toBe(todo(''));
  });
});
