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
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '=cmd|x!A1', "'=1", '_x0041_'];
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
  return [sql, html, shells, names, values, formulas, between, wide, long].flat();
}
