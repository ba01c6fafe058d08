import fc from 'fast-check';

/* Texts that programs are known to take for something else, made by rule. */

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

/**
 * Texts that have broken other systems: words of SQL, HTML, shells and templates, names that objects and files already
 * have, numbers that are none, signs that are not seen, change the direction or need two units. Made by rule, so that a
 * class is whole and not one example of it.
 */
export function naughtyTexts(): string[] {
  const quotes = ["'", '"', '`', '’', '＂', "''", "';--", '")', "\\'"];
  const sql = quotes.flatMap((quote) => [
    `${quote} OR 1=1 --`,
    `x${quote}; DROP TABLE item_content; --`,
    `${quote} UNION SELECT secret FROM token --`,
    `%${quote}_`,
  ]);
  const tags = [
    'script',
    'img src=x onerror=alert(1)',
    'svg/onload=alert(1)',
    '!--',
    '![CDATA[',
    '?php',
    '%=',
  ];
  const html = tags.flatMap((tag) => [`<${tag}>`, `"><${tag}>`, `&lt;${tag}&gt;`, `</td><${tag}`]);
  const shells = [
    '$(touch x)',
    '`touch x`',
    '; touch x',
    '| touch x',
    '${jndi:ldap://x}',
    '{{7*7}}',
    '#{7*7}',
    '%s%n%x',
  ];
  const names = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'prototype',
    'CON',
    'NUL',
    '../../x',
    '..\\x',
    '/dev/null',
  ];
  const values = [
    'null',
    'undefined',
    'NaN',
    'true',
    '[]',
    '{}',
    '0x1F',
    '1e1000',
    '-0',
    '١٢٣',
    '1/0',
    '００１',
    '0.1.2',
  ];
  const unseen = [
    '\u200b',
    '\u200d',
    '\u2060',
    '\ufeff',
    '\u00ad',
    '\u061c',
    '\u202e',
    '\u2066',
    '\u180e',
    '\u3164',
    '\u2800',
  ];
  const between = unseen.flatMap((sign) => [`甲${sign}乙`, `${sign}甲`, `甲${sign}`]);
  const wide = [
    '𠮷野',
    '👩‍👩‍👧‍👦',
    '🏳️‍🌈',
    '\u0301甲',
    '가\u1160',
    '\ufdfd',
    '\u{10ffff}',
    '\ue000',
    'Ａ１',
    '㍿',
    'ﬁ',
    'ẞß',
    'İı',
  ];
  const long = ['甲'.repeat(2_000), '《'.repeat(500), 'a\u0301'.repeat(500), '('.repeat(1_000)];
  return [sql, html, shells, names, values, between, wide, long].flat();
}
