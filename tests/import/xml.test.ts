import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { XmlScanner } from '../../src/import/files/xml-scanner.js';

type Event = [kind: 'open' | 'close' | 'text', ...said: string[]];

/** Texts of one element may come in parts: they are put together. */
function add(events: Event[], event: Event): void {
  const last = events.at(-1);
  if (event[0] === 'text' && last?.[0] === 'text') last[1] = `${last[1]!}${event[1]!}`;
  else if (event[0] !== 'text' || event[1] !== '') events.push(event);
}

/** Cut into chunks of some length, as a stream may be. */
function scanned(xml: string, length: number): Event[] | 'refused' {
  const events: Event[] = [];
  try {
    const scanner = new XmlScanner({
      open: (name, attributes) => {
        add(events, ['open', name, attributes.get('r') ?? '', attributes.get('name') ?? '']);
      },
      close: (name) => {
        add(events, ['close', name]);
      },
      text: (text) => {
        add(events, ['text', text]);
      },
    });
    for (let at = 0; at < xml.length; at += length) scanner.write(xml.slice(at, at + length));
    scanner.end();
    return events;
  } catch {
    return 'refused';
  }
}

/** What a general parser says, which knows all of XML and refuses a document type as we do. */
function parsed(xml: string): Event[] | 'refused' {
  const events: Event[] = [];
  const parser = new SaxesParser();
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  const refuse = () => {
    throw new Error('refused');
  };
  const pass = (text: string) => {
    if (depth > 0) add(events, ['text', text]);
  };
  let depth = 0;
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => {
    depth++;
    const value = (wanted: string) => Object.entries(attributes).find(([key]) => local(key) === wanted)?.[1];
    add(events, ['open', local(name), value('r') ?? '', value('name') ?? '']);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    add(events, ['close', local(name)]);
  });
  parser.on('text', pass);
  parser.on('cdata', pass);
  try {
    parser.write(xml).close();
    return events;
  } catch {
    return 'refused';
  }
}

const text = fc
  .array(
    fc.constantFrom(
      '目录',
      ' ',
      '\n',
      '\r\n',
      'a]]b',
      "'",
      '"',
      '&lt;',
      '&#x4e00;',
      '&#65;',
      '&amp;amp;',
      '=>',
      '/',
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('').replaceAll(']]>', ''));
const name = fc.constantFrom('c', 'row', 'x:c', 'x:row', 'is', 't', 'name');
const attribute = fc
  .tuple(fc.constantFrom('r', 'name', 'x:name', 'r-name', 'err'), text, fc.constantFrom('"', "'"))
  .map(([key, value, mark]) => ({ key, value: value.replaceAll(mark, ''), mark }));
const attributes = fc
  .uniqueArray(attribute, { maxLength: 3, selector: ({ key }) => key.replace('x:', '') })
  .map((list) => list.map(({ key, value, mark }) => ` ${key} =\n${mark}${value}${mark}`).join(''));
const aside = fc.constantFrom('<!-- a > b - -->', '<?pi a="?" ?>', '<![CDATA[<a>&amp;]]]]>', '');

const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(name, attributes).map(([tag, said]) => `<${tag}${said}/>`),
    fc
      .tuple(name, attributes, fc.array(fc.oneof(text, aside, tie('element')), { maxLength: 4 }))
      .map(([tag, said, parts]) => `<${tag}${said}>${parts.join('')}</${tag} >`),
  ),
}));
const document = fc
  .tuple(fc.constantFrom('', '<?xml version="1.0"?>\n', '<!--x-->'), element)
  .map((parts) => parts.join(''));

describe('the XML scanner', () => {
  it('given any document in chunks of any length, then it says what a general parser says', () => {
    fc.assert(
      fc.property(document, fc.integer({ min: 1, max: 40 }), (xml, length) => {
        const expected = parsed(xml);
        expect(expected).not.toBe('refused');
        expect(scanned(xml, length)).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it('given a document cut off anywhere, then it is refused', () => {
    fc.assert(
      fc.property(document, fc.nat(), (xml, place) => {
        const cut = xml.slice(0, place % xml.length);
        if (parsed(cut) === 'refused') expect(scanned(cut, 7)).toBe('refused');
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an entity nobody declared', '<a>&b;</a>'],
    ['a reference to no character', '<a>&#xD800;</a>'],
    ['a bare ampersand', '<a>b & c</a>'],
    ['two roots', '<a/><b/>'],
    ['text outside the root', '<a/>b'],
    ['elements that cross', '<a><b></a></b>'],
    ['a tag in a tag', '<a <b/></a>'],
    ['a name that is none', '<a><1&/></a>'],
    ['nothing', ''],
    ['only a comment', '<!-- a -->'],
  ])('given %s, then it is refused', (_, xml) => {
    expect(scanned(xml, 3)).toBe('refused');
    expect(scanned(xml, 100)).toBe('refused');
  });
});
