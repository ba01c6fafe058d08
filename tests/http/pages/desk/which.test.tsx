import { expect, it } from '@jest/globals';
import type { WhichAnswer } from '../../../../src/http/pages/desk/which/page.js';
import { whichPage } from '../../../../src/http/pages/desk/which/page.js';
import { renderPage } from '../../../../src/http/pages/html.js';
import { aChange, aDigest, textOf } from '../examples.js';
import { expectGoldenPage } from '../golden-page.js';
import { aDeskFrame } from './desk-frame.js';

const answer: WhichAnswer = {
  fileName: '社会救助.xlsx',
  problems: [],
  claim: null,
  found: {
    is: {
      edition: 'longting-district',
      title: '龙亭区基层政务公开标准目录（区级版）',
      version: 1,
      effectiveOn: '2020-11-02',
      hash: 'a',
      domains: ['19'],
      organization: null,
      fingerprint: 'f',
      code: 'ABCD-EFGH',
      by: 'sheet',
      certainty: 'certain',
    },
    domains: ['社会救助'],
    body: null,
    rows: {
      read: 8,
      unchanged: 5,
      changed: [{ place: '社会救助 第 7 行', change: aChange({ kind: 'changed' }) }],
      added: ['住房救助（社会救助 第 12 行）'],
      missing: ['临时救助（19-003）'],
      unclear: ['名单（社会救助 第 13 行）'],
    },
    since: {
      versions: 2,
      latest: 3,
      summary: '社会救助修改 1 项。',
      digest: [aDigest({ changed: 1 })],
      changes: [aChange({ kind: 'changed' })],
      more: 3,
    },
    exports: {
      all: true,
      taken: [
        {
          account: '民政局',
          at: '2026-11-01T01:00:00.000Z',
          format: 'xlsx',
          version: 1,
          time: '2026-11-01 09:00',
        },
      ],
    },
  },
};

it('given nobody asked yet, then there is one form with what it takes', () => {
  expectGoldenPage('desk-which-ask.html', whichPage({ desk: aDeskFrame(), faults: [], answer: null }));
});

it('given a file that was edited since it left, then the page tells all that is known of it', () => {
  expectGoldenPage('desk-which.html', whichPage({ desk: aDeskFrame(), faults: [], answer }));
});

it('given who may not see what others took, then the page says whose exports it knows', () => {
  const found = { ...answer.found!, exports: { all: false, taken: [] } };
  const page = whichPage({ desk: aDeskFrame(), faults: [], answer: { ...answer, found } });
  expect(textOf(renderPage(page))).toContain('别人的导出只有管理人员能看');
});
