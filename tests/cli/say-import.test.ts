import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { ImportOutcome } from '../../src/actions/import-file.js';
import { sayOutcome, sayProblem } from '../../src/cli/say-import.js';

const examples = new URL('../../schemas/import-outcome.examples.json', import.meta.url);
const { valid } = JSON.parse(readFileSync(examples, 'utf8')) as { valid: { value: ImportOutcome }[] };
const lines = sayOutcome({ ...valid[0]!.value, repairs: [] }).split('\n');

it('given a blank cell and one that could not be read, then each is told as what it is, with what is kept', () => {
  expect(lines.filter((line) => line.includes('保留“'))).toEqual([
    '未清空 目录!O6 19-002 备注：格内为空，保留“见附件”',
    '未采用 目录!F6 19-002 公开时限：格内写的读不出，保留“长期公开”',
  ]);
});

it('given a problem of the file as a whole, then its line has no gap where others have a place', () => {
  const about = { code: 'file.no-table', severity: 'error', message: '没有表格。' } as const;
  const nowhere = { sheet: null, row: null, cell: null };
  expect(sayProblem({ ...about, at: nowhere })).toBe('有误 没有表格。 [file.no-table]');
  expect(sayProblem({ ...about, at: { ...nowhere, cell: 'B2' } })).toBe('有误 B2 没有表格。 [file.no-table]');
});
