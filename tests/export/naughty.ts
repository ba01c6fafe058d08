import fc from 'fast-check';

/** Texts that programs are known to take for something else, made by rule. */

export const formulaSigns = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const starts = [...formulaSigns, '\t', '\r', '\n'];
/** What may stand before a sign and yet leave it at the beginning of a cell: for some reader, or with some separator. */
const leads = ['', "'", "''", '"', '""', ',', ';', '";', '","', '|', '\t', '\n', '\r\n', ' ', '　', "\n'"];
const tails = ['1+1', 'SUM(A1:A9)', "cmd|' /C calc'!A0", 'HYPERLINK("http://a.example","b")', '见附件', ''];

/** Every sign behind everything that may stand before it, at the beginning of a text and inside it. */
export const formulaLike: readonly string[] = starts.flatMap((sign) =>
  leads.flatMap((lead) =>
    tails.flatMap((tail) => [
      `${lead}${sign}${tail}`,
      `名单${lead}${sign}${tail}`,
      `名单${lead}${sign}${tail};`,
    ]),
  ),
);

/** Besides: escapes of Excel, markup, numbers that are none, signs in the wrong place, the ends of what Unicode has. */
const oddities = [
  ...['_x0041_', '_x005F_x0041_', '_x000D_', '_X0041_', '__x0041__', '<b>&amp;</b>', ']]>', '<!--', '&#0;'],
  ...['NULL', 'null', 'undefined', 'TRUE', '1e309', '0x1F', '007', '1/2', '2026-02-30', '1,000', '½', '②'],
  ...[
    '#REF!',
    '#N/A',
    '####',
    '√',
    '□',
    '■',
    '无',
    '/',
    '—',
    '同上',
    '\\',
    '%s',
    '{{7*7}}',
    '${7*7}',
    '$(id)',
  ],
  ...[
    '\u0000',
    '\u0007a',
    'a\u001fb',
    '\ufffe',
    '\uffff',
    '\ud800',
    'a\udc00b',
    '\udbff\ud800',
    '\u202eabc',
    '\ufeffa',
  ],
  ...[
    '𠮷',
    '👨‍👩‍👧',
    'e\u0301',
    '\u1100\u1161\u11a8',
    'שלום',
    '\u200b',
    '\u00a0',
    '\u3000',
    '\u2028',
    '\u0085',
    'ﬁ',
  ],
];

const signs = [
  ...starts,
  ...Array.from('\'"`,;|:_x0041 a1甲、。；：（）《》\\/<>&#%'),
  ...['\u0001', '\ud83d', '\ude00', '\ud800'],
];

/** Any text, more often than not of the signs that hurt. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...signs), { maxLength: 12 }).map((signs) => signs.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom(...formulaLike, ...oddities) },
);

/** So many of them, always the same. */
export function nastyTexts(count: number): string[] {
  const made = [...formulaLike, ...oddities];
  return [...made, ...fc.sample(nastyText, { numRuns: Math.max(0, count - made.length), seed: 8 })].slice(
    0,
    count,
  );
}
