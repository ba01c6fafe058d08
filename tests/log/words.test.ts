import { expect, it } from '@jest/globals';
import { sayEntry, spellOut } from '../../src/log/words.js';
import { anEntry } from './lines.js';

it('T-AU-06 given signs that break lines or lead a terminal astray, then an entry is still one harmless line', () => {
  const said = sayEntry(
    anEntry(7, {
      account: 'a\r\n\u001b[31mb\u202Ec\u2028d\u200be\u007f\u009b',
      thing: { kind: 'import', id: '\u2066x\ty\u{e0041}' },
      details: { file: '\u202Etxt.exe' },
      outcome: 'refused',
    }),
  );
  expect(said).toBe(
    [
      '7',
      '2026-11-25T04:00:07.000Z',
      String.raw`a\u000d \u001b[31mb\u202ec\u2028d\u200be\u007f\u009b`,
      'page',
      '10.1.2.3',
      'draft.edit（无权）',
      String.raw`import:\u2066x y\udb40\udc41`,
      String.raw`{"file":"\u202etxt.exe"}`,
    ].join('\t'),
  );
});

it('given JSON for a terminal, then it still says the same', () => {
  const value = { name: 'a\u202Eb\u007f\u{e0041}', lines: ['\n', '张'] };
  const spelled = spellOut(JSON.stringify(value, null, 2));
  expect(spelled).not.toMatch(/(?![\n])\p{C}/u);
  expect(JSON.parse(spelled)).toEqual(value);
});
