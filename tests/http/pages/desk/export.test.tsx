import { expect, it } from '@jest/globals';
import { renderPage } from '../../../../src/http/pages/html.js';
import { textOf } from '../examples.js';
import { expectGoldenPage } from '../golden-page.js';
import { anExport } from './export-examples.js';

it('given changes since the last export, then the page says where, beside the choices and how the file begins', () => {
  expectGoldenPage('desk-export.html', anExport());
});

it('given domains without items, then there is nothing to preview, and it says so', () => {
  expect(textOf(renderPage(anExport({ preview: null })))).toContain('所选的领域里没有事项。');
});
