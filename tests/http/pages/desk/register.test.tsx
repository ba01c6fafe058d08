import { expect, it } from '@jest/globals';
import { choicePage } from '../../../../src/http/pages/desk/law/regulations/choice-page.js';
import { emptyRegisterImport } from '../../../../src/http/pages/desk/law/regulations/import-form.js';
import { registerImportPage } from '../../../../src/http/pages/desk/law/regulations/import-page.js';
import { renderPage } from '../../../../src/http/pages/html.js';
import { anEvent } from '../../../regulation/builders.js';
import { textOf } from '../examples.js';
import { expectGoldenPage } from '../golden-page.js';
import { aDeskFrame } from './desk-frame.js';

const desk = aDeskFrame();

it('given a list that was tried, then the page tells what it would register and what is wrong', () => {
  expectGoldenPage(
    'desk-register-import.html',
    registerImportPage({
      desk,
      faults: [],
      input: { ...emptyRegisterImport, decidedOn: '2026-10-01', region: '开封市龙亭区' },
      tried: {
        fileName: '清理结果.xlsx',
        result: {
          outcome: 'dry-run',
          added: [{ id: 'xin', title: '龙亭区新办法' }],
          events: [
            { id: null, regulation: 'jiu', title: '龙亭区旧办法', event: anEvent('repealed', '2026-10-01') },
          ],
          unchanged: 3,
          problems: [
            {
              code: 'register.verdict-missing',
              severity: 'error',
              at: { sheet: '清理结果', row: 9, cell: 'D9' },
              message: '没有清理结果。',
            },
          ],
        },
      },
    }),
  );
});

const fire = {
  kind: '地方性法规',
  documentNumber: null,
  issuer: '河南省人大常委会',
  region: '河南省',
  status: '有效',
} as const;

it('given a citation that may mean several acts, then each can be said, or another looked for', () => {
  expectGoldenPage(
    'desk-citation-choice.html',
    choicePage({
      desk,
      faults: [{ field: 'regulation', message: '请选定一件法规文件。' }],
      text: '《消防条例》第三条',
      standing: 'ambiguous',
      candidates: [
        { ...fire, id: 'hn', title: '河南省消防条例' },
        { ...fire, id: 'zj', title: '浙江省消防条例', issuer: null, region: '浙江省' },
      ],
      input: { q: '', regulation: 'hn', back: '/desk/check' },
    }),
  );
});

it('given a citation that is not in doubt, then there is nothing to say', () => {
  const input = { q: '', regulation: '', back: '/desk/check' };
  const page = choicePage({ desk, faults: [], text: '《消防法》', standing: 'clear', candidates: [], input });
  expect(textOf(renderPage(page))).toContain('没有疑问，不需要指定。');
});
