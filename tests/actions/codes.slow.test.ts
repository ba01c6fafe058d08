import { expect, it } from '@jest/globals';
import type { ProposedChange } from '../../src/actions/edit-draft.js';
import { proposeChanges, renameDraft } from '../../src/actions/edit-draft.js';
import { initialize } from '../../src/actions/initialize.js';
import { publishDraft } from '../../src/actions/publish-draft.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import { readCatalog } from '../../src/store/catalogs.js';
import { lockCodeSpace } from '../../src/store/codes.js';
import type { Db } from '../../src/store/engine.js';
import { inTransaction } from '../../src/store/database.js';
import { aCatalog, aContent, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { aDraft, approveDraft } from '../publish.js';

const add = (level2: string): DraftChange => ({
  kind: 'add',
  key: '+1',
  code: null,
  place: { domain: '19', follows: null },
  content: aContent({ level2 }),
  reason: null,
});

/** Approved, and ready to be published. */
async function draftOf(db: Db, edition: string, ...changes: DraftChange[]): Promise<number> {
  const id = await aDraft(db, changes, edition);
  await approveDraft(db, id);
  return id;
}

async function start(db: Db): Promise<void> {
  const catalog = aCatalog(aDomain('19', [anItem('19-001')]));
  await initialize(
    db,
    [aStarter(catalog), aStarter(catalog, { id: 'longting-township', level: 'township' })],
    anAct('2026-11-01').at,
  );
}

const publication = { effectiveOn: '2026-12-01', note: '修订' };

async function codesOf(db: Db, edition: string): Promise<string[]> {
  const { domains } = await readCatalog(db, edition, 2);
  return (domains[0]?.items ?? []).map(({ code }) => code).sort();
}

onBothEngines('codes of sister editions', (open) => {
  it('given two matters published in two editions at once, then no code is given twice', async () => {
    const { db } = await open();
    await start(db);
    const district = await draftOf(db, 'longting-district', add('甲事'));
    const township = await draftOf(db, 'longting-township', add('乙事'));
    await Promise.all([district, township].map((id) => publishDraft(db, id, publication, anAct())));
    const given = [...(await codesOf(db, 'longting-district')), ...(await codesOf(db, 'longting-township'))];
    expect(given.filter((code) => code !== '19-001').sort()).toEqual(['19-002', '19-003']);
  });

  it('given somebody who is giving codes, then the next one waits', async () => {
    const { db } = await open();
    await start(db);
    const id = await draftOf(db, 'longting-township', add('乙事'));
    const order: string[] = [];
    let waiting: Promise<void> = Promise.resolve();
    await inTransaction(db, async (tx) => {
      await lockCodeSpace(tx, 'longting-district');
      waiting = publishDraft(db, id, publication, anAct()).then(() => void order.push('second'));
      await new Promise((resolve) => setTimeout(resolve, 200));
      order.push('first');
    });
    await waiting;
    expect(order).toEqual(['first', 'second']);
  });

  it('given one new matter drafted in two editions, when both are published, then it has one code', async () => {
    const { db } = await open();
    await start(db);
    const drafts = [
      await draftOf(db, 'longting-district', add('同一件事')),
      await draftOf(db, 'longting-township', add('同一件事')),
    ];
    for (const id of drafts) await publishDraft(db, id, publication, anAct());
    expect(await codesOf(db, 'longting-township')).toEqual(await codesOf(db, 'longting-district'));
  });

  it('given a code that somebody made up, then it is refused, since it would be in the way of the next one given', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraft(db, []);
    const seen = { draft: id, revision: null };
    const place = { domain: '19', follows: null };
    const added = { ...add('甲事'), key: null, code: '19-002' } as ProposedChange;
    const restored: DraftChange = {
      kind: 'restore',
      code: '19-002',
      place,
      content: aContent(),
      reason: null,
    };
    for (const change of [added, restored] as ProposedChange[])
      await expect(proposeChanges(db, seen, [change], anAct())).rejects.toMatchObject({
        code: 'draft.misfit',
        message: expect.stringContaining('19-002'),
      });
  });

  it('given a sister edition that withdrew the matter, then a draft that has its code can still be edited', async () => {
    const { db } = await open();
    await start(db);
    await publishDraft(db, await draftOf(db, 'longting-district', add('同一件事')), publication, anAct());
    const coded = { ...add('同一件事'), code: '19-002' } as DraftChange;
    const id = await aDraft(db, [coded], 'longting-township');
    await publishDraft(
      db,
      await draftOf(db, 'longting-district', { kind: 'withdraw', code: '19-002', reason: null }),
      publication,
      anAct(),
    );
    const seen = { draft: id, revision: null };
    await renameDraft(db, seen, '十二月修订', anAct());
    await proposeChanges(
      db,
      seen,
      [{ kind: 'edit', code: '19-001', fields: { note: '注' }, reason: null }],
      anAct(),
    );
  });

  it('given two new items on one matter of the sister edition, one with its code, then the other gets a code of its own', async () => {
    const { db } = await open();
    await start(db);
    await publishDraft(db, await draftOf(db, 'longting-district', add('同一件事')), publication, anAct());
    const coded = { ...add('同一件事'), code: '19-002' } as DraftChange;
    const other = { ...add('同一件事'), key: '+2' } as DraftChange;
    await publishDraft(db, await draftOf(db, 'longting-township', other, coded), publication, anAct());
    expect(await codesOf(db, 'longting-township')).toEqual(['19-001', '19-002', '19-003']);
  });

  it('given a draft that says only what is there already, then it is not published', async () => {
    const { db } = await open();
    await start(db);
    const id = await draftOf(db, 'longting-district', {
      kind: 'edit',
      code: '19-001',
      fields: {},
      reason: null,
    });
    await expect(publishDraft(db, id, publication, anAct())).rejects.toMatchObject({ code: 'draft.empty' });
  });

  it('given two first starts at once, then the starters are there once and both succeed', async () => {
    const { db } = await open();
    const starters = [aStarter(aCatalog(aDomain('19', [anItem('19-001')])))];
    const both = await Promise.all([
      initialize(db, starters, anAct().at),
      initialize(db, starters, anAct().at),
    ]);
    expect(both.map((versions) => versions.length).sort()).toEqual([0, 1]);
  });
});
