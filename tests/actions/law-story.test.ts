import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { bringCalendar } from '../../src/actions/change-calendar.js';
import { checkEdition } from '../../src/actions/check-edition.js';
import { closeTask } from '../../src/actions/close-task.js';
import { draftImpacts } from '../../src/actions/draft-impacts.js';
import { initialize } from '../../src/actions/initialize.js';
import { listVisibleTasks } from '../../src/actions/list-tasks.js';
import { publishDraft } from '../../src/actions/publish-draft.js';
import type { EventRequest } from '../../src/actions/record-event.js';
import { recordEvent } from '../../src/actions/record-event.js';
import { registerFirstRegulations, saveRegulation } from '../../src/actions/save-regulations.js';
import { verifyHistory } from '../../src/actions/verify-history.js';
import { readWorkingDays } from '../../src/import/register/read-working-days.js';
import type { Starter } from '../../src/import/starter.js';
import { readRegulations, readStarters } from '../../src/import/starter.js';
import { readCatalog } from '../../src/store/catalogs.js';
import { searchLog } from '../../src/store/event-log.js';
import { findDraft } from '../../src/store/drafts.js';
import type { Db } from '../../src/store/engine.js';
import { anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { approveDraft } from '../publish.js';
import { anEvent, aRegulation } from '../regulation/builders.js';

const catalogs = fileURLToPath(new URL('../../catalogs/', import.meta.url));
const editions = ['longting-district', 'longting-township', 'longting-subdistrict'];
const now = anAct();
const old = '《养老机构设立许可办法》（民政部令第48号）';

/** The items that rest on the old act too, as catalogs printed before its end did. */
const citing: Record<string, string[]> = {
  'longting-district': ['20-001', '20-003', '20-005'],
  'longting-township': ['20-001', '20-002'],
  'longting-subdistrict': ['20-001', '20-012'],
};

function withOldBasis({ edition, catalog, ...starter }: Starter): Starter {
  const codes = citing[edition.id] ?? [];
  const domains = catalog.domains.map((domain) => ({
    ...domain,
    items: domain.items.map((item) =>
      codes.includes(item.code) ? { ...item, legalBases: [old, ...item.legalBases] } : item,
    ),
  }));
  return { edition, ...starter, catalog: { domains } };
}

async function begin(db: Db): Promise<void> {
  await initialize(db, readStarters(catalogs).map(withOldBasis), anAct('2026-11-01').at);
  await registerFirstRegulations(db, readRegulations(catalogs), now.at);
  await bringCalendar(db, readWorkingDays(catalogs), now.at);
  await saveRegulation(
    db,
    aRegulation('养老机构设立许可办法', {
      id: 'yljgslxkbf',
      kind: '部门规章',
      documentNumber: '民政部令第48号',
      events: [anEvent('enacted', '2013-06-28'), anEvent('commenced', '2013-07-01')],
    }),
    now,
  );
}

const repeal: EventRequest = {
  event: anEvent('superseded', '2020-11-01', {
    documentNumber: '民政部令第66号',
    successors: { mode: 'all-of', titles: ['养老机构管理办法'] },
  }),
  dryRun: false,
};

async function tasksNow(db: Db): Promise<string[]> {
  const tasks = await listVisibleTasks(db, {}, now);
  return tasks.map(({ edition, code, state }) => `${edition} ${code} ${state}`).sort();
}

onBothEngines('the repeal of 《养老机构设立许可办法》', (open) => {
  it('given it is recorded, then three editions are drafted, reviewed and published, and every task ends', async () => {
    const { db } = await open();
    await begin(db);
    const touched = editions.flatMap((edition) => citing[edition]!.map((code) => `${edition} ${code}`));

    // first what it would touch, and nothing is written
    const tried = await recordEvent(db, 'yljgslxkbf', { ...repeal, dryRun: true }, now);
    expect(tried).toMatchObject({
      outcome: 'dry-run',
      event: null,
      effectiveOn: '2020-11-01',
      dueOn: '2026-12-23',
      dueProblem: null,
      tasks: { added: 7, present: 0 },
    });
    expect(tried.impacts.map(({ edition, code }) => `${edition} ${code}`).sort()).toEqual(touched.sort());
    expect(await tasksNow(db)).toEqual([]);

    // recorded: a task for each item; recorded again: the same event and no task more
    const recorded = await recordEvent(db, 'yljgslxkbf', repeal, now);
    expect(recorded).toMatchObject({ outcome: 'recorded', tasks: { added: 7, present: 0, unblocked: 0 } });
    const event = recorded.event!;
    expect(await recordEvent(db, 'yljgslxkbf', repeal, anAct('2026-11-26'))).toMatchObject({
      outcome: 'known',
      event,
      tasks: { added: 0, present: 7 },
    });
    expect(await tasksNow(db)).toEqual(touched.map((item) => `${item} open`));
    expect(await checkEdition(db, editions[0]!, undefined, now)).toMatchObject({
      check: { counts: { 20: { repealed: 3 } } },
    });

    // one of them needs no change; of the others one draft for each edition is made, all at once
    const [spared] = (await listVisibleTasks(db, { edition: editions[2] }, now)).filter(
      ({ code }) => code === '20-012',
    );
    expect(await closeTask(db, spared!.id, '改造不涉及设立许可', now)).toMatchObject({ state: 'closed' });
    const { drafts, left } = await draftImpacts(db, event, null, now);
    expect([drafts.map(({ edition, codes }) => [edition, codes]), left]).toEqual([
      [
        ['longting-district', ['20-001', '20-003', '20-005']],
        ['longting-township', ['20-001', '20-002']],
        ['longting-subdistrict', ['20-001']],
      ],
      [],
    ]);
    expect(await findDraft(db, drafts[0]!.draft)).toMatchObject({
      title: '因《养老机构设立许可办法》自2020年11月1日起被《养老机构管理办法》取代而修订',
      organization: 'longting',
      changes: expect.arrayContaining([expect.objectContaining({ event: String(event), kind: 'edit' })]),
    });
    expect((await tasksNow(db)).filter((task) => task.endsWith('in-draft')).length).toBe(6);
    await expect(draftImpacts(db, event, null, now)).rejects.toMatchObject({
      code: 'impact.nothing-mechanical',
    });

    // reviewed by two others and published, each in its turn
    for (const { draft } of drafts) {
      await approveDraft(db, draft);
      await publishDraft(db, draft, { effectiveOn: '2026-12-01', note: '依据调整' }, now);
    }
    expect(await tasksNow(db)).toEqual(
      touched.map((item) => `${item} ${item === 'longting-subdistrict 20-012' ? 'closed' : 'done'}`),
    );
    expect(await searchLog(db, { action: 'version.publish' }, 1)).toMatchObject([
      { details: { tasks: [expect.any(Number)] } },
    ]);
    const { domains } = await readCatalog(db, editions[0]!, 2);
    const items = new Map(domains.flatMap((domain) => domain.items.map((item) => [item.code, item])));
    expect(items.get('20-005')!.legalBases.slice(0, 3)).toEqual([
      '《中华人民共和国老年人权益保障法》（2018年修正）第四十三条',
      '《养老机构管理办法》（民政部令第66号）',
      '《民政部关于贯彻落实新修改的〈中华人民共和国老年人权益保障法〉的通知》（民函〔2019〕1号）',
    ]);
    expect(items.get('20-001')!.legalBases[0]).toBe('《养老机构管理办法》（民政部令第66号）');

    // afterwards the event touches only what was found to need no change, and makes no task
    expect(await recordEvent(db, 'yljgslxkbf', repeal, anAct('2026-12-02'))).toMatchObject({
      outcome: 'known',
      impacts: [{ edition: 'longting-subdistrict', code: '20-012' }],
      tasks: { added: 0, present: 7 },
    });
    const { version, check } = await checkEdition(db, editions[0]!, '2026-12-01', now);
    expect([version, check.counts['20']!.repealed]).toEqual([2, undefined]);
    expect((await verifyHistory(db)).finding).toBeNull();
  });
});
