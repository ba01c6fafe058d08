import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Citation } from '../../src/catalog/citation.js';
import { readCitations } from '../../src/catalog/citation.js';
import { citationKey, regulationKeys } from '../../src/regulation/citation-keys.js';
import { choiceKey } from '../../src/regulation/link.js';
import { registerOf } from '../../src/regulation/register.js';
import type { Regulation } from '../../src/regulation/regulation.js';
import { aRegulation, anEvent } from './builders.js';

/** Few words, so that titles are often short forms, endings and namesakes of one another. */
const word = fc.constantFrom(
  '中华人民共和国',
  '河南省',
  '郑州市',
  '义务',
  '教育',
  '物业管理',
  '条例',
  '法',
  '办法',
  '〈',
  '〉',
  '·',
);
const title = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(''));
const number = fc.constantFrom(
  '国务院令第711号',
  '中华人民共和国国务院令第711号',
  '国令第711号',
  '教育部令第3号',
);
const region = fc.constantFrom(null, '河南省', '郑州市', '河南省郑州市');

const citation = fc.record({
  text: fc.tuple(region, title).map(([place, name]) => `${place ?? ''}《${name}》`),
  title: fc.option(title),
  documentNumber: fc.option(number),
});

const register = fc
  .array(
    fc.record({
      title,
      aliases: fc.array(title, { maxLength: 1 }),
      documentNumber: fc.option(number),
      region,
      event: fc.option(number),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((acts) =>
    acts.map(({ event, ...act }, index) =>
      aRegulation(act.title, {
        ...act,
        id: `act-${index}`,
        events: [anEvent('enacted', '2001-01-01', { documentNumber: event })],
      }),
    ),
  );

it('whatever regulation a citation may be linked to shares a key with it', () => {
  let linked = 0;
  fc.assert(
    fc.property(register, citation, region, fc.boolean(), fc.nat(7), (acts, cited, place, chosen, which) => {
      const choices = new Map(
        chosen ? [[choiceKey(cited), acts[which % acts.length]!.id]] : ([] as [string, string][]),
      );
      const { link, byId } = registerOf(acts, choices);
      const found = link(cited, { region: place });
      const ids = found.state === 'linked' ? [found.id] : found.state === 'ambiguous' ? found.ids : [];
      linked += ids.length;
      for (const id of ids)
        expect(regulationKeys(byId(id) as Regulation, choices)).toContain(citationKey(cited));
    }),
    { numRuns: 3000 },
  );
  expect(linked).toBeGreaterThan(300);
});

it.each([
  ['《养老机构设立许可办法》（民政部令第48号）', '养老机构设立许可办法'],
  ['《中华人民共和国政府信息公开条例》', '政府信息公开条例'],
  ['国务院令第711号', '#国务院令第711号'],
])('given %s, then it is kept under %s', (text, key) => {
  expect(readCitations(text).citations.map((each: Citation) => citationKey(each))).toEqual([key]);
});
