import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compareRegister, newEvents } from '../../../src/import/register/compare-register.js';
import { readActsFile } from '../../../src/import/register/read-acts-file.js';
import { reportProblem } from '../../../src/problem.js';
import { schemaCompiler } from '../../../src/schema.js';
import { aRegulation, anEvent } from '../../regulation/builders.js';

const act = {
  title: '某某条例',
  shortTitle: '某某条例',
  kind: '行政法规',
  region: null,
  repealed: false,
  versions: [],
  events: [{ date: '2020-01-01', action: 'promulgated', documentNumber: '国务院令第1号', text: '公布' }],
};

describe('a register in JSON lines', () => {
  it('given lines, then regulations; given lines that are none, then problems at their rows', () => {
    const lines = [act, { ...act, title: '' }, act].map((line) => JSON.stringify(line));
    const { value, problems } = readActsFile([...lines, '', '{'].join('\n'), '2025-03-31');
    expect(value.map(({ title, documentNumber }) => [title, documentNumber])).toEqual([
      ['某某条例', '国务院令第1号'],
    ]);
    expect(problems.map(reportProblem).map(({ code, at, message }) => [code, at.row, message])).toEqual([
      [
        'register.line-unreadable',
        2,
        expect.stringMatching(/^读不出这一行的法规：这一行 的 \/title 不合格式：.*。$/),
      ],
      ['register.repeated', 3, '《某某条例》重复，第1行 已经有了，请删去一行。'],
      ['register.line-unreadable', 5, '读不出这一行的法规：不是 JSON。'],
    ]);
  });
});

describe('a register beside the one on record', () => {
  const enacted = anEvent('enacted', '2020-01-01');
  const amended = anEvent('amended', '2022-01-01');
  const known = [
    aRegulation('中华人民共和国甲法', { id: 'jf', events: [enacted] }),
    aRegulation('乙条例', { events: [enacted] }),
  ];

  it('given what is read, then what is new, which events are, and what is not', () => {
    const read = [
      aRegulation('甲法', { events: [enacted, amended] }),
      aRegulation('乙条例', { events: [enacted] }),
      aRegulation('丙条例'),
    ];
    expect(compareRegister(known, read)).toEqual({
      added: [read[2]],
      events: [{ id: 'jf', title: '中华人民共和国甲法', events: [amended] }],
      unchanged: 1,
    });
  });

  it('given the same once more, then nothing is new', () => {
    expect(compareRegister(known, known)).toEqual({ added: [], events: [], unchanged: 2 });
    expect(newEvents([enacted], [amended, amended])).toEqual([amended]);
  });

  it('given an end without a day, then it is known where any end is', () => {
    const undated = anEvent('repealed', null);
    expect(newEvents([enacted, anEvent('superseded', '2021-01-01')], [undated])).toEqual([]);
    expect(newEvents([enacted], [undated])).toEqual([undated]);
  });
});

const register = new URL('../../../../shared/data/acts.jsonl', import.meta.url);
const there = existsSync(register);

(there ? it : it.skip)(
  `given a public register of laws${there ? '' : ' (skipped: shared/data/acts.jsonl is not here)'}, then every line is read and valid`,
  () => {
    const { value, problems } = readActsFile(readFileSync(register, 'utf8'), '2025-03-31');
    // three titles stand there twice, with one comma more or less
    expect([value.length, problems.map(({ code }) => code)]).toEqual([
      3306,
      Array(3).fill('register.repeated'),
    ]);
    const isRegulation = schemaCompiler().getSchema('/schemas/regulation.json')!;
    expect(value.filter((regulation) => isRegulation(regulation) !== true)).toEqual([]);
  },
);
