import { expect, it } from '@jest/globals';
import { eventsPage } from '../../../../src/http/pages/desk/law/events/page.js';
import { impactPage } from '../../../../src/http/pages/desk/law/impact/page.js';
import { recordPage } from '../../../../src/http/pages/desk/law/record/page.js';
import { renderPage } from '../../../../src/http/pages/html.js';
import { anEvent } from '../../../regulation/builders.js';
import { textOf } from '../examples.js';
import { expectGoldenPage } from '../golden-page.js';
import { aDeskFrame } from './desk-frame.js';
import { anImpactPage, anImpactRow, aRecordPage } from './law-examples.js';

it('given an event on record, then its page lists what it touches in all editions with what can be done', () => {
  expectGoldenPage('desk-impact.html', impactPage(anImpactPage()));
});

it('given an event that touches nothing, then its page says that it can be closed', () => {
  const text = textOf(renderPage(impactPage(anImpactPage({ likely: [], unlikely: [] }))));
  expect(text).toContain('没有事项引用这部文件。可直接办结。');
  expect(text).toContain('一部规章变动，不影响现有事项');
  expect(text).not.toContain('起草所选');
});

it('given an event that was retracted, then its page says why and offers nothing', () => {
  const retracted = { by: '登记员', on: '2026-11-20', reason: '登记有误' };
  const text = textOf(renderPage(impactPage(anImpactPage({ retracted }))));
  expect(text).toContain('登记员 于 2026-11-20 撤销了这次登记：登记有误');
  expect(renderPage(impactPage(anImpactPage({ retracted })))).not.toMatch(
    /<form method="post" action="\/desk/,
  );
});

it('given a filter, then only its rows are listed, and the counts stay', () => {
  const likely = [
    anImpactRow({ title: '甲事项' }),
    anImpactRow({ title: '乙事项', state: { name: 'done', text: '已随第2版办结', tone: 'green' } }),
  ];
  const page = anImpactPage({ likely, unlikely: [], filter: { edition: null, state: 'done' } });
  const text = textOf(renderPage(impactPage(page)));
  expect(text).toContain('影响 2 个事项');
  expect([text.includes('甲事项'), text.includes('乙事项')]).toEqual([false, true]);
});

it('given who may only look, then there is nothing to tick or to send', () => {
  const may = { draft: false, close: false, record: false, retract: false };
  expect(renderPage(impactPage(anImpactPage({ may })))).not.toMatch(/type="checkbox"|<textarea/);
});

it('given a form that was looked at and changed since, then what it would touch stands above it', () => {
  expectGoldenPage('desk-record-event.html', recordPage(aRecordPage()));
});

it('given words that several acts fit, then they are listed to pick one', () => {
  const candidates = [{ id: 'jiu', title: '旧办法', documentNumber: null }] as never;
  const html = renderPage(recordPage(aRecordPage({ preview: null, candidates, changedSince: false })));
  expect(html).toContain('<input type="radio" name="regulation" value="jiu"/>');
});

it('given events, then the list says what happened to what and how far the work is', () => {
  const event = anEvent('superseded', '2026-12-01', { documentNumber: '国务院令第999号' });
  const entry = { id: 12, title: '旧办法', event, recordedOn: '2026-11-27', recordedBy: '登记员' };
  expectGoldenPage(
    'desk-events.html',
    eventsPage({
      desk: aDeskFrame(),
      show: 'working',
      entries: [
        { ...entry, tasks: { pending: 2, all: 5, dueOn: '2026-12-25' } },
        { ...entry, id: 11, tasks: { pending: 0, all: 5, dueOn: null } },
        { ...entry, id: 10, event: anEvent('enacted', null), tasks: null },
      ],
      page: { from: 51, size: 50, total: 153 },
      mayRecord: true,
    }),
  );
});
