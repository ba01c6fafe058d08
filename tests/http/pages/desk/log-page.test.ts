import { expect, it } from '@jest/globals';
import type { LogPage } from '../../../../src/http/pages/desk/log/page.js';
import { logPage } from '../../../../src/http/pages/desk/log/page.js';
import { renderPage } from '../../../../src/http/pages/html.js';
import { textOf } from '../examples.js';
import { expectGoldenPage } from '../golden-page.js';
import { aDeskFrame } from './examples.js';

const entry = {
  sequence: 12,
  at: '2026-11-27T06:05:09.000Z',
  time: '2026-11-27 14:05:09',
  account: '法制办',
  via: 'page',
  address: '10.0.0.8',
  request: null,
  action: 'event.record',
  says: '登记立改废',
  outcome: 'done',
  thing: { kind: 'event', id: '12' },
  edition: null,
  details: { regulation: 'jiu', note: '甲\u202e乙' },
} as const;

const log: LogPage = {
  desk: aDeskFrame(),
  filter: { account: '法制办', action: 'event.record', edition: '', from: '2026-11-01', to: '' },
  actions: [{ action: 'event.record', says: '登记立改废' }],
  editions: [{ id: 'longting-district', name: '区级' }],
  entries: [entry, { ...entry, sequence: 11, outcome: 'refused', thing: null, address: null }],
  older: '/desk/log?before=11',
  verified: { fits: true, says: '核对无误。' },
};

it('T-TX-03 given entries, then who did what is listed with its outcome, and signs that are not seen are spelled out', () => {
  expectGoldenPage('desk-log.html', logPage(log));
  expect(renderPage(logPage(log))).toContain('甲\\u202e乙');
});

it('given nothing that fits, then the page says so', () => {
  const text = textOf(renderPage(logPage({ ...log, entries: [], older: null, verified: null })));
  expect(text).toContain('没有符合条件的记录。清除筛选');
});

it('given a log that was altered, then the page says where, in red', () => {
  const verified = { fits: false, says: '操作记录第 3 条与指纹不符，被改动过。' };
  expect(renderPage(logPage({ ...log, verified }))).toContain('<div class="notice red" role="note">');
});
