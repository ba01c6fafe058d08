import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { columnsOf, entryText, parseEntry, storable } from '../../src/log/entry.js';
import { exportLine } from '../../src/log/export-line.js';
import { anEntry, linesOf } from './lines.js';

/** Any sign there is, also halves of pairs. */
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});

it('T-AU-06 given any sign in any word, then an entry is one line of printable ASCII that says the same', () => {
  const details = fc.dictionary(
    anyText,
    fc.oneof(anyText, fc.integer(), fc.constant(null), fc.array(anyText)),
  );
  fc.assert(
    fc.property(anyText, anyText, details, (account, id, more) => {
      const entry = anEntry(1, { account, thing: { kind: 'account', id }, details: { ...more } });
      const text = entryText(entry);
      expect(text).toMatch(/^[\x20-\x7e]+$/);
      expect(parseEntry(text)).toEqual(entry);
      expect(exportLine(linesOf([entry])[0]!)).toMatch(/^[\x20-\x7e]+\n$/);
      expect(columnsOf(entry).account).not.toMatch(/\0|\p{Cs}/u);
    }),
    { numRuns: 500 },
  );
});

it('T-AU-06 given line breaks, colours, bidi and a line separator in a name, then they are spelled out', () => {
  const text = entryText(anEntry(1, { account: 'a\r\nb\u001b[31mc\u202Ed\u2028e\u007f' }));
  expect(text).toContain(String.raw`"account":"a\r\nb\u001b[31mc\u202ed\u2028e\u007f"`);
});

it('given two spellings of one letter, then the log keeps each as it was', () => {
  const [one, two] = ['\u00e9', 'e\u0301'].map((account) => entryText(anEntry(1, { account })));
  expect(one).not.toBe(two);
});

it('given what no text column can hold, then it is spelled out, and nothing else is', () => {
  expect(storable('a\0b\ud800c\u{20000}张\n')).toBe(String.raw`a\u0000b\ud800c` + '\u{20000}张\n');
});

it.each([
  [
    'keys in another order',
    (text: string) => text.replace(/^\{("account":"[^"]*"),("action":"[^"]*")/, '{$2,$1'),
  ],
  ['a key twice', (text: string) => text.replace('{', '{"account":"x",')],
  ['white space', (text: string) => text.replace(',', ', ')],
  ['another spelling of a letter', (text: string) => text.replace('draft', String.raw`\u0064raft`)],
  ['no sequence', (text: string) => text.replace('"sequence":1,', '')],
  ['a part of a number', (text: string) => text.replace('"sequence":1', '"sequence":1.5')],
  ['a thing that is none', (text: string) => text.replace(/"thing":\{[^}]*\}/, '"thing":5')],
])('given a text with %s, then it is not the text of an entry', (_what, change) => {
  const text = entryText(anEntry(1));
  expect(change(text)).not.toBe(text);
  expect(parseEntry(change(text))).toBeNull();
});

it('given names that are numbers, then their order is that of texts', () => {
  const entry = anEntry(1, { details: { '10': 1, '9': { b: 1, a: [{ d: 2, c: 3 }] } } });
  expect(entryText(entry)).toContain('"details":{"10":1,"9":{"a":[{"c":3,"d":2}],"b":1}}');
  expect(parseEntry(entryText(entry))).toEqual(entry);
});

it('given a member this program does not know, then it is read all the same', () => {
  const later = { ...anEntry(1), zone: 'later' };
  expect(parseEntry(entryText(later))).toEqual(later);
});

it('given what JSON can’t hold, then nothing is logged', () => {
  expect(() => entryText(anEntry(1, { details: { a: undefined } }))).toThrow('logged');
  expect(() => entryText(anEntry(1, { details: { a: NaN } }))).toThrow('logged');
});
