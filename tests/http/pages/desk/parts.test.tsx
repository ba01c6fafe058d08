import { expect, it } from '@jest/globals';
import { homePage } from '../../../../src/http/pages/desk/home/page.js';
import { renderPage } from '../../../../src/http/pages/html.js';
import { expectGoldenPage } from '../golden-page.js';
import { textOf } from '../examples.js';
import { aDeskFrame } from './desk-frame.js';
import { aForm, aHome, aNoticesPage } from './examples.js';

it('given a form with every part, then each is labelled, described and linked to from what is wrong', () => {
  expectGoldenPage('desk-form.html', aForm);
});

it('given something to do, then 工作台 lists it with what was said of it', () => {
  expectGoldenPage('desk-home.html', aHome);
});

it('given nothing to do, then 工作台 says so', () => {
  const lists = [{ title: '待我审核', entries: [], total: 0 }];
  const text = textOf(renderPage(homePage({ desk: aDeskFrame(), lists })));
  expect(text).toContain('现在没有待办。');
  expect(text).not.toContain('待我审核');
});

it('given changes to sign for, then 变动提醒 says what changed, who has signed and who has not', () => {
  expectGoldenPage('desk-notices.html', aNoticesPage());
});

it('given nobody in whose name one may sign, then no button offers it; given nothing, then the page says when something will stand here', () => {
  expect(renderPage(aNoticesPage({ own: [] }))).not.toContain('receipts"');
  const empty = { show: 'unsigned', notices: [], page: { from: 1, size: 2, total: 0 } } as const;
  expect(textOf(renderPage(aNoticesPage({ ...empty, notices: [] })))).toContain('没有待签收的变动提醒。');
});
