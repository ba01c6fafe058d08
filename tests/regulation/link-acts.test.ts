import { expect, it } from '@jest/globals';
import { regulationFromAct } from '../../src/regulation/read-acts.js';

it('given an act of the register, then its events in our words, its short title as alias, the days its texts take effect and its repeal by the register’s last day', () => {
  const act = {
    title: '中华人民共和国某某法',
    shortTitle: '某某法',
    kind: '法律' as const,
    region: null,
    repealed: true,
    versions: [
      { date: '2010-01-01', effectiveOn: '2010-03-01', articles: 40 },
      { date: '1999-01-01', effectiveOn: '1999-03-01', articles: 30 },
    ],
    events: [
      { date: '2001-01-02', action: 'adopted', documentNumber: null, text: '通过' },
      { date: '2001-01-03', action: 'promulgated', documentNumber: '主席令第1号', text: '公布' },
      { date: '2001-05-01', action: 'effective', documentNumber: null, text: '' },
      { date: '2010-01-01', action: 'revised', documentNumber: '主席令第2号', text: '修订' },
      { date: '2011-01-01', action: 'other', documentNumber: null, text: '解释' },
    ],
  };
  const rest = { articles: [], successors: null };
  expect(regulationFromAct(act, '2025-03-31')).toEqual({
    id: expect.stringMatching(/^act-[0-9a-f]{16}$/),
    title: '中华人民共和国某某法',
    aliases: ['某某法'],
    kind: '法律',
    issuer: null,
    documentNumber: '主席令第2号',
    region: null,
    checked: true,
    events: [
      { kind: 'enacted', on: '2001-01-02', documentNumber: null, note: '通过', ...rest },
      { kind: 'enacted', on: '2001-01-03', documentNumber: '主席令第1号', note: '公布', ...rest },
      { kind: 'commenced', on: '2001-05-01', documentNumber: null, note: null, ...rest },
      {
        kind: 'amended',
        on: '2010-01-01',
        documentNumber: '主席令第2号',
        note: '修订',
        articleCount: 40,
        ...rest,
      },
      { kind: 'commenced', on: '2010-03-01', documentNumber: null, note: null, of: '2010-01-01', ...rest },
      { kind: 'repealed', on: null, documentNumber: null, note: null, by: '2025-03-31', ...rest },
    ],
  });
});
