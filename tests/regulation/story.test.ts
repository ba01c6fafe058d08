import { expect, it } from '@jest/globals';
import type { DraftChange } from '../../src/catalog/draft.js';
import { applyDraft } from '../../src/catalog/draft.js';
import type { ItemContent } from '../../src/catalog/item.js';
import type { PlacedItem } from '../../src/regulation/citing.js';
import { basesReader, indexCitations } from '../../src/regulation/citing.js';
import { draftChangeOf, mechanicalChoice, reasonOf } from '../../src/regulation/draft-change.js';
import { checkHealth } from '../../src/regulation/health-check.js';
import { impactsOf } from '../../src/regulation/impact.js';
import { registerOf } from '../../src/regulation/register.js';
import type { Task, TaskStep } from '../../src/regulation/task.js';
import {
  afterPublication,
  closeWithoutChange,
  newTasks,
  takeIntoDraft,
  tasksOf,
} from '../../src/regulation/task.js';
import { aContent } from '../builders.js';
import { aRegulation, anEvent } from './builders.js';

const editions = ['longting-district', 'longting-township', 'longting-subdistrict'];
const former = '《养老机构设立许可办法》（民政部令第48号）';

/** Three items that are alike in all three editions, and one only the district has. */
function contentsOf(edition: string): Map<string, ItemContent> {
  const contents = new Map([
    ['17-001', aContent({ level2: '养老机构备案', legalBases: [former, '《政府信息公开条例》'] })],
    ['17-002', aContent({ level2: '养老机构设立许可', legalBases: [`${former}第五条`] })],
    ['17-003', aContent({ level2: '政策文件', legalBases: ['《政府信息公开条例》'] })],
  ]);
  if (edition === 'longting-district')
    contents.set('17-004', aContent({ level2: '年检', legalBases: [former] }));
  return contents;
}

function placed(edition: string, contents: Map<string, ItemContent>, number: number): PlacedItem[] {
  return [...contents].map(([code, content]) => ({
    edition,
    domain: '17',
    code,
    where: { in: 'version', number },
    content,
  }));
}

function stepped(step: TaskStep): Task {
  if ('refused' in step) throw new Error(step.refused);
  return step.task;
}

it('given the repeal of 《养老机构设立许可办法》, then three drafts answer it and every task ends', () => {
  const event = anEvent('superseded', '2020-11-01', {
    documentNumber: '民政部令第66号',
    successors: { mode: 'all-of', titles: ['养老机构管理办法'] },
  });
  const regulation = aRegulation('养老机构设立许可办法', {
    id: 'yljgslxkbf',
    events: [anEvent('enacted', '2013-06-28'), event],
  });
  const register = registerOf([
    regulation,
    aRegulation('养老机构管理办法', {
      documentNumber: '民政部令第66号',
      events: [anEvent('enacted', '2020-09-01'), anEvent('commenced', '2020-11-01')],
    }),
    aRegulation('中华人民共和国政府信息公开条例', { events: [anEvent('enacted', '2007-04-05')] }),
  ]);
  const before = new Map(editions.map((edition) => [edition, contentsOf(edition)]));
  const index = indexCitations(
    editions.flatMap((edition) => placed(edition, before.get(edition)!, 1)),
    register.link,
  );

  // recorded: seven items of three editions are touched
  const impacts = impactsOf({ regulation, event }, register, index.citing(regulation.id));
  expect(impacts.map(({ edition, code }) => `${edition} ${code}`)).toEqual([
    'longting-district 17-001',
    'longting-district 17-002',
    'longting-district 17-004',
    'longting-township 17-001',
    'longting-township 17-002',
    'longting-subdistrict 17-001',
    'longting-subdistrict 17-002',
  ]);
  const cause = { event: 'event-1', regulation: regulation.id, dueOn: '2020-11-27' };
  let tasks = tasksOf(impacts, cause);
  expect(newTasks(tasks, tasksOf(impacts, cause))).toEqual([]);

  // one draft for each edition takes the mechanical part; the yearly check rests on nothing else and is withdrawn
  const why = { reason: reasonOf({ regulation, event }), event: 'event-1' };
  const published = new Map<string, Map<string, ItemContent>>();
  for (const [draft, edition] of editions.entries()) {
    const contents = before.get(edition)!;
    const changes: DraftChange[] = impacts
      .filter((impact) => impact.edition === edition)
      .map((impact) =>
        draftChangeOf(
          impact,
          impact.code === '17-004' ? { kind: 'withdraw-item' } : mechanicalChoice(impact)!,
          why,
        )!,
      );
    tasks = tasks.map((task) => (task.edition === edition ? stepped(takeIntoDraft(task, draft)) : task));
    const outline = [{ code: '17', name: '养老服务', items: [...contents.keys()] }];
    const { revision, misfits } = applyDraft(
      outline,
      changes,
      (code) => contents.get(code),
      () => '17-009',
    );
    expect(misfits).toEqual([]);
    const codes = revision.outline.flatMap(({ items }) => items);
    published.set(
      edition,
      new Map(codes.map((code) => [code, revision.contents.get(code) ?? contents.get(code)!])),
    );
    const changed = new Set(changes.flatMap((change) => ('code' in change ? (change.code ?? []) : [])));
    tasks = tasks.map((task) => afterPublication(task, { edition, draft, version: 2, changed }));
  }
  expect(tasks.map(({ state }) => state)).toEqual(Array<string>(7).fill('done'));
  expect(published.get('longting-district')!.get('17-001')!.legalBases).toEqual([
    '《养老机构管理办法》（民政部令第66号）',
    '《政府信息公开条例》',
  ]);
  expect([...published.get('longting-district')!.keys()]).toEqual(['17-001', '17-002', '17-003']);

  // afterwards nothing rests on what is repealed, and the event touches nothing any more
  const read = basesReader(register.link);
  const items = editions.flatMap((edition) => placed(edition, published.get(edition)!, 2));
  const check = checkHealth(
    items.map((item) => ({ ...item, citations: read(item.content.legalBases) })),
    register,
    '2023-01-01',
  );
  expect(check.counts).toEqual({ '17': { 'in-force': 12 } });
  expect(check.orphans).toEqual([]);
  const again = indexCitations(items, register.link).citing(regulation.id);
  expect(impactsOf({ regulation, event }, register, again)).toEqual([]);
});

it('given an item that a change of law leaves as it is, then its task is closed with a reason', () => {
  const [task] = tasksOf(
    [
      {
        edition: 'longting-district',
        domain: '17',
        code: '17-003',
        where: { in: 'version', number: 1 },
        bodies: [],
        how: 'title-only',
        level: 'likely',
        cited: ['《政府信息公开条例》'],
        proposals: [],
      },
    ],
    { event: 'event-2', regulation: 'zfxxgktl', dueOn: '2026-12-02' },
  ) as [Task];
  expect(closeWithoutChange(task, '修改的条款不涉及本事项')).toMatchObject({
    task: { state: 'closed', reason: '修改的条款不涉及本事项' },
  });
});
