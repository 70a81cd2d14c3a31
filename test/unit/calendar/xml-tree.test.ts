import { describe, expect, test } from 'vitest';
import { xmlTree } from '../../../electron/calendar/xml/tree.ts';

const tree = (text: string): unknown => JSON.parse(JSON.stringify(xmlTree(text, new Set(['item']))));

describe('an XML text', () => {
  test.each([
    ['<a><b>1</b><c>2</c></a>', { a: { b: '1', c: '2' } }],
    ['<a><item>1</item></a>', { a: { item: ['1'] } }],
    ['<a><b>1</b><b>2</b><b>3</b></a>', { a: { b: ['1', '2', '3'] } }],
    ['<a><b/><c></c></a>', { a: { b: '', c: '' } }],
    ['<a> x &amp; &#039;y&#x27; &lt;z&gt; </a>', { a: " x & 'y' <z> " }],
    ['<a><![CDATA[<b>]]> and <!-- not --> more</a>', { a: '<b> and  more' }],
    ['\ufeff<?xml version="1.0" encoding="utf-8"?><a>1</a>\n', { a: '1' }],
    ['<a b="c">d</a>', { a: 'd' }],
    ['<a>&nbsp; &unknown; \u0007 ]]></a>', { a: '&nbsp; &unknown; \u0007 ]]>' }],
  ])('%j is a tree', (text, expected) => {
    expect(tree(text)).toEqual(expected);
  });

  test.each([
    '',
    'text',
    '<a>',
    '<a><b></a></b>',
    '<a>1</a><a>2</a>',
    '<a></b>',
    '<a b=c>1</a>',
    '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>',
    '<a>'.repeat(100) + '</a>'.repeat(100),
  ])('%j is none', (text) => {
    expect(() => xmlTree(text, new Set())).toThrow();
  });

  test('cannot change what every object has', () => {
    xmlTree('<a><__proto__><polluted>1</polluted></__proto__></a>', new Set());
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
