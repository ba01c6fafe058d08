import { expect, it } from '@jest/globals';
import { citeText } from '../../src/regulation/cite.js';
import { indexCitations } from '../../src/regulation/citing.js';
import { checkHealth } from '../../src/regulation/health-check.js';
import { impactsOf } from '../../src/regulation/impact.js';
import { registerOf } from '../../src/regulation/register.js';
import type { RegulationEvent } from '../../src/regulation/regulation.js';
import { tasksOf } from '../../src/regulation/task.js';
import { schemaCompiler } from '../../src/schema.js';
import { aContent } from '../builders.js';
import { aRegulation, anEvent } from './builders.js';

const titles = ['养老机构管理办法', '甲办法'];
const events: RegulationEvent[] = [
  anEvent('repealed', '2021-01-01'),
  anEvent('expired', '2021-01-01'),
  anEvent('superseded', null, { successors: { mode: 'one-of', titles } }),
  anEvent('superseded', '2021-01-01', { successors: { mode: 'all-of', titles } }),
  anEvent('amended', '2021-01-01', { articles: ['第五条'], moved: [{ from: '第五条', to: '第六条' }] }),
  anEvent('renamed', '2021-01-01', { successors: { mode: 'all-of', titles: ['新名办法'] } }),
];
const bases = [
  ['《养老机构设立许可办法》第五条', '《甲办法》'],
  ['《养老机构设立许可办法》'],
  ['《养老机构设立许可办法》（2013年修正）', '《消防条例》', '《没有的办法》', '相关规定'],
];

it.each(events)(
  'given what comes of %j, then impacts, tasks, findings and citations are as their schemas say',
  (event) => {
    const regulation = aRegulation('养老机构设立许可办法', {
      id: 'act',
      events: [anEvent('enacted', '2013-06-28'), event],
    });
    const acts = ['甲办法', '北京市消防条例', '河南省消防条例'].map((title) => aRegulation(title));
    const register = registerOf([regulation, ...acts]);
    const items = bases.map((legalBases, index) => ({
      edition: 'longting-district',
      domain: '17',
      code: `17-00${index}`,
      where: { in: 'version' as const, number: 1 },
      content: aContent({ level2: '设立许可', legalBases }),
    }));
    const citing = indexCitations(items, register.link).citing('act');
    const impacts = impactsOf({ regulation, event }, register, citing);
    expect(impacts.length).toBe(3);
    for (const impact of impacts) expectValid('impact', impact);
    for (const dueOn of ['2026-12-02', null])
      for (const task of tasksOf(impacts, { event: 'event-1', regulation: 'act', dueOn }))
        expectValid('task', task);
    expectValid('health-check', checkHealth(citing, register, '2026-11-25'));
    for (const text of bases.flat()) expectValid('citation-reading', citeText(text, register));
  },
);

function expectValid(schema: string, value: unknown): void {
  const validate = schemaCompiler().getSchema(`/schemas/${schema}.json`)!;
  expect([validate(value), validate.errors]).toEqual([true, null]);
}
