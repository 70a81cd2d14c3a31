import { SaxesParser } from 'saxes';
import { checkCount } from '../bounds.ts';

/** What stands in an element: its text, or its child elements by name; a name that comes again is a list. */
export type XmlValue = string | XmlElement;
export interface XmlElement {
  readonly [name: string]: XmlValue | readonly XmlValue[] | undefined;
}

/** Kaltura's lists are some eight deep. */
const DEEPEST = 30;

/** A page of 500 events has 20,000; a million take some 200 MB. */
const MOST_ELEMENTS = 1_000_000;

/** A violation within a text costs that character; what comes after it can still be told apart. */
const HARMLESS = /^(?:disallowed character\.|the string "]]>"|.*entity)/;

interface Open {
  readonly name: string;
  text: string;
  inner: Record<string, XmlValue | XmlValue[]> | null;
}

/**
 * The elements of a document, attributes left out; `lists` names those that are lists even when there is one. Only the
 * five entities of XML and character numbers are decoded: no document can grow in memory, and a DOCTYPE is refused.
 * Throws FaultError `schedule-too-large`, and Error for what is not well-formed. In contrast to fast-xml-parser, which
 * closes what is left open, and takes eight times as long for a large list.
 */
export function xmlTree(text: string, lists: ReadonlySet<string>): XmlElement {
  const parser = new SaxesParser({ position: false });
  const document: Open = { name: '', text: '', inner: null };
  const stack: Open[] = [document];
  let top = document;
  let elements = 0;
  parser.on('error', (error) => {
    if (!HARMLESS.test(error.message)) throw error;
  });
  parser.on('doctype', () => {
    throw new Error('it has a DOCTYPE');
  });
  parser.on('opentag', ({ name }) => {
    elements += 1;
    if (elements > MOST_ELEMENTS) checkCount(elements);
    if (stack.length > DEEPEST) throw new Error('it is nested too deeply');
    top = { name, text: '', inner: null };
    stack.push(top);
  });
  const addText = (piece: string): void => {
    top.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const done = stack.pop() ?? document;
    top = stack.at(-1) ?? document;
    put((top.inner ??= Object.create(null) as NonNullable<Open['inner']>), done, lists);
  });
  parser.write(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).close();
  return document.inner ?? {};
}

function put(into: NonNullable<Open['inner']>, { name, text, inner }: Open, lists: ReadonlySet<string>): void {
  const value = inner ?? text;
  const known = into[name];
  if (known === undefined) into[name] = lists.has(name) ? [value] : value;
  else if (Array.isArray(known)) known.push(value);
  else into[name] = [known, value];
}
