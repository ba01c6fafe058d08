import { expect, it } from '@jest/globals';
import { blameFields, explainHistory } from '../../src/catalog/blame.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import { historyOf } from '../../src/catalog/history.js';
import { aContent } from '../builders.js';

const place = { domain: '19', position: 'a0' };
const history = historyOf('19-003', [
  { ...place, content: aContent(), fromVersion: 2, toVersion: 4 },
  { ...place, content: aContent({ timeLimit: '10日内', note: '注' }), fromVersion: 4, toVersion: 5 },
  { ...place, content: aContent({ timeLimit: '5日内', note: '注' }), fromVersion: 5, toVersion: null },
]);
const draft = (changes: DraftChange[], codes: Record<string, string> = {}) => ({ draft: 7, changes, codes });

it('given edits of two fields, then each field knows the version it reads so since', () => {
  expect(blameFields(history)).toMatchObject({ timeLimit: 5, note: 4, level1: 2, legalBases: 2 });
});

it('given drafts, then each step says why, a new item found by the code it got', () => {
  const proposals = new Map([
    [
      2,
      draft(
        [
          {
            kind: 'add',
            key: '+1',
            code: null,
            place: { domain: '19', follows: null },
            content: aContent(),
            reason: '新设',
          },
        ],
        { '+1': '19-003' },
      ),
    ],
    [
      5,
      draft([
        { kind: 'edit', code: '19-003', fields: { timeLimit: '5日内' }, reason: '提速', event: 'event-9' },
        { kind: 'edit', code: '19-001', fields: {}, reason: '别的' },
      ]),
    ],
  ]);
  expect(
    explainHistory('19-003', history, proposals).map(({ version, causes }) => [version, causes]),
  ).toEqual([
    [2, [{ draft: 7, reason: '新设', event: null }]],
    [4, []],
    [5, [{ draft: 7, reason: '提速', event: 'event-9' }]],
  ]);
});
