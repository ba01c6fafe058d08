import { expect, it } from '@jest/globals';
import { bringCalendar } from '../../src/actions/change-calendar.js';
import { initialize } from '../../src/actions/initialize.js';
import { readComparison, readDraftComparison } from '../../src/actions/read-comparison.js';
import { recordEvent } from '../../src/actions/record-event.js';
import { registerFirstRegulations } from '../../src/actions/save-regulations.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import { findDraft } from '../../src/store/drafts.js';
import type { Db } from '../../src/store/engine.js';
import { findVersion } from '../../src/store/versions.js';
import { aCatalog, aContent, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { aDraft, publishChanges } from '../publish.js';
import { anEvent, aRegulation } from '../regulation/builders.js';

const E = 'longting-district';
const repeal = { event: anEvent('repealed', '2026-11-01'), dryRun: false };

const calendar = {
  from: '2026-01-01',
  knownThrough: '2027-12-31',
  sources: [{ title: '节假日安排', issuedOn: '2025-11-04' }],
  holidays: [{ name: '元旦', from: '2026-01-01', to: '2026-01-03' }],
  workdays: [],
};

/** Two domains, and an act that has been repealed: gives the number of that event. */
async function begin(db: Db): Promise<string> {
  const catalog = aCatalog(
    aDomain('19', [anItem('19-001'), anItem('19-002'), anItem('19-003')], '社会救助'),
    aDomain('20', [anItem('20-001')], '养老服务'),
  );
  await initialize(db, [aStarter(catalog)], anAct('2026-01-10').at);
  const act = aRegulation('社会救助暂行办法', { id: 'shjz', events: [anEvent('enacted', '2014-02-21')] });
  await registerFirstRegulations(db, [act], anAct('2026-01-10').at);
  await bringCalendar(db, calendar, anAct('2026-01-10').at);
  const { event } = await recordEvent(db, 'shjz', repeal, anAct());
  return String(event);
}

const changes = (event: string): DraftChange[] => [
  { kind: 'edit', code: '19-001', fields: { legalBases: [] }, reason: '办法废止', event },
  { kind: 'edit', code: '19-002', fields: { disclosingBodies: ['区民政局。'] }, reason: '补标点' },
  { kind: 'withdraw', code: '19-003', reason: '不再办理' },
  { kind: 'move', code: '20-001', place: { domain: '19', follows: '19-001' }, reason: '划归民政' },
  {
    kind: 'add',
    key: '+1',
    code: null,
    place: { domain: '20', follows: null },
    content: aContent({ legalBases: ['《养老服务条例》第三条'] }),
    reason: '新条例',
  },
];

const told = [
  ['19-001', '社会救助', 'changed', ['办法废止'], ['《社会救助暂行办法》2026年11月1日 废止']],
  ['19-002', '社会救助', 'reworded', ['补标点'], []],
  ['19-003', '社会救助', 'removed', ['不再办理'], []],
  ['20-001', '社会救助', 'moved', ['划归民政'], []],
];
const added = ['养老服务', 'added', ['新条例'], ['《养老服务条例》']];

onBothEngines('comparisons', (open) => {
  it('given two versions, then every change is there with its reason and the act behind it', async () => {
    const { db } = await open();
    await publishChanges(db, changes(await begin(db)));
    const [from, to] = [await findVersion(db, E, 1), await findVersion(db, E, 2)];
    const { items, versions, digest, at } = await readComparison(db, from, to);
    expect(items.map(({ code, domain, fate, reasons, laws }) => [code, domain, fate, reasons, laws])).toEqual(
      [...told, ['20-002', ...added]],
    );
    expect([versions, at]).toEqual([[to], to.publishedAt]);
    expect(digest).toMatch(/^新增 1 项、修改 2 项（其中 1 项仅为文字调整）、删除 1 项、移动 1 项。/);
    expect(items[3]?.places).toEqual({ before: '养老服务领域最前', after: '社会救助领域，19-001 之后' });
  });

  it('given a draft, then the same of its base, and new items have no code yet', async () => {
    const { db } = await open();
    const draft = await findDraft(db, await aDraft(db, changes(await begin(db))));
    if (!draft) throw new Error('it was just made');
    const { items, to } = await readDraftComparison(db, draft);
    expect(items.map(({ code, domain, fate, reasons, laws }) => [code, domain, fate, reasons, laws])).toEqual(
      [...told, [null, ...added]],
    );
    expect(to).toEqual({ id: draft.id, title: '修订' });
  });

  it('given only substantive changes are asked for, then what is only form is left out but counted', async () => {
    const { db } = await open();
    await publishChanges(db, changes(await begin(db)));
    const [from, to] = [await findVersion(db, E, 1), await findVersion(db, E, 2)];
    const { items, summary } = await readComparison(db, from, to, { substantive: true });
    expect(items.map(({ code }) => code)).toEqual(['19-001', '19-003', '20-001', '20-002']);
    expect(summary.reworded).toBe(1);
  });
});
