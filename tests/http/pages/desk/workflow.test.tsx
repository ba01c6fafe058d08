import { expect, it } from '@jest/globals';
import { renderPage } from '../../../../src/http/pages/html.js';
import { nextOpen } from '../../../../src/catalog/review-mark.js';
import { groupByReason } from '../../../../src/http/pages/desk/review/groups.js';
import { tellConflict } from '../../../../src/http/pages/desk/drafts/conflicts/told.js';
import { aChange } from '../examples.js';
import { expectGoldenPage } from '../golden-page.js';
import { aReleasePage, aReviewPage } from './workflow-examples.js';

it('given a draft in review, then its changes stand by reason and domain, then the decision', () => {
  expectGoldenPage('desk-review.html', aReviewPage());
});

it('given a draft whose day was seen to, then one sentence says what will be so, with one button', () => {
  expectGoldenPage('desk-release.html', aReleasePage);
});

it('given changes for two reasons in two domains, then each reason has its domains in their order', () => {
  const drafted = (code: string, domain: string, reason: string) => ({
    change: aChange({ code }),
    domain,
    reasons: reason === '' ? [] : [reason],
    events: [],
    twin: null,
    digest: code,
  });
  const groups = groupByReason([
    drafted('19-001', '社会救助', '新办法'),
    drafted('20-001', '养老服务', '新办法'),
    drafted('19-002', '社会救助', ''),
    drafted('19-003', '社会救助', '新办法'),
  ]);
  expect(
    groups.map(({ reason, domains }) => [
      reason,
      domains.map(({ name, changes }) => [name, changes.map(({ change }) => change.code)]),
    ]),
  ).toEqual([
    [
      '新办法',
      [
        ['社会救助', ['19-001', '19-003']],
        ['养老服务', ['20-001']],
      ],
    ],
    ['没有写缘由（只是文字调整）', [['社会救助', ['19-002']]]],
  ]);
});

it('given a change marked in the middle, then the next one that is open follows, also from the top; then none', () => {
  const all = ['a', 'b', 'c'].map((digest) => ({ digest }));
  const next = (at: number, known: string[]) =>
    nextOpen(all, all.slice(at, at + 1), new Set(known))?.digest ?? null;
  expect([next(1, []), next(2, []), next(0, ['b']), next(2, ['a', 'b'])]).toEqual(['c', 'a', 'c', null]);
});

it('given nothing left open, then the whole can be approved; given one to put right, only returned', () => {
  const marks = (decision: 'approve' | 'return') =>
    new Map(
      (['added', 'changed', 'removed', 'moved'] as const).map((kind) => [
        `change-1:${kind}`,
        { kind: 'legality' as const, reviewer: '某人', digest: '', decision, comment: null, at: '' },
      ]),
    );
  expect(renderPage(aReviewPage({ marks: marks('approve') }))).toContain('通过合法性审核');
  const html = renderPage(aReviewPage({ marks: marks('return') }));
  expect(html).toContain('有 4 项变动标为退回，请退回草案。');
  expect(html).not.toContain('通过合法性审核');
});

it('given two moves of one item, then both places are said, and what may be chosen', () => {
  const told = tellConflict({
    kind: 'two-moves',
    code: '19-001',
    base: { domain: '19', follows: null },
    ours: { domain: '20', follows: '20-001' },
    theirs: { domain: '19', follows: '19-002' },
    key: 'k',
    suggestion: { choice: 'ours', why: 'other-domain' },
  });
  expect(told).toEqual({
    key: 'k',
    title: '19-001：草案和现行版移到了不同的地方',
    base: ['领域 19，最前'],
    ours: ['领域 20，排在 20-001 之后'],
    theirs: ['领域 19，排在 19-002 之后'],
    choices: [
      { value: 'k ours', text: '用草案的' },
      { value: 'k theirs', text: '用现行版的' },
      { value: 'k base', text: '用原来的' },
    ],
    suggested: '用草案的',
    why: '一方移到了别的领域',
  });
});
