import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { bringCalendar } from '../../../src/actions/change-calendar.js';
import { proposeChanges, startDraft } from '../../../src/actions/edit-draft.js';
import { importFile } from '../../../src/actions/import-file.js';
import { initialize } from '../../../src/actions/initialize.js';
import { recordEvent } from '../../../src/actions/record-event.js';
import { saveRegulation } from '../../../src/actions/save-regulations.js';
import { submitDraft } from '../../../src/actions/submit-draft.js';
import type { Role } from '../../../src/account/role.js';
import type { DraftChange } from '../../../src/catalog/draft.js';
import type { Db } from '../../../src/store/engine.js';
import { findAccount, saveDisabled } from '../../../src/store/accounts.js';
import { openDatabase } from '../../../src/store/database.js';
import { saveOrganization } from '../../../src/store/organizations.js';
import { aToken, anAccount, anOrganization, withPeople } from '../../accounts.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../../builders.js';
import { approveDraft, publishChanges } from '../../publish.js';
import { anEvent, aRegulation } from '../../regulation/builders.js';

/** Everybody who asks: one account for each role in 龙亭区, one without any, one that was disabled. */
export const people: Record<string, Partial<Record<Role, string>>> = {
  编辑员: { editor: 'longting' },
  审核员: { 'legality-reviewer': 'longting' },
  保密员: { 'secrecy-reviewer': 'longting' },
  发布员: { publisher: 'longting' },
  北郊乡: { township: 'beijiao' },
  管理员: { administrator: 'longting' },
  无角色: {},
  已停用: { editor: 'longting', publisher: 'longting', administrator: 'longting' },
};

export const secretOf = (name: string) => `a-token-of-${Buffer.from(name).toString('hex')}`;

/** A database file with two districts and what each has of everything. */
export async function buildWorld(): Promise<{ file: string; copy: () => string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-rights-'));
  const file = join(folder, 'world.db');
  const { db, close } = await openDatabase(`sqlite:${file}`, { create: true });
  await fill(db);
  await sql.raw('pragma wal_checkpoint(truncate)').execute(db);
  await close();
  let copies = 0;
  return {
    file,
    copy: () => {
      const copy = join(folder, `copy-${(copies += 1)}.db`);
      copyFileSync(file, copy);
      return copy;
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fill(db: Db): Promise<void> {
  await withPeople(db);
  await saveOrganization(db, anOrganization('xiangfu', '祥符区人民政府', 'district', null));
  await saveOrganization(db, anOrganization('xiangfu-town', '朱仙镇人民政府', 'township', 'xiangfu'));
  const catalog = aCatalog(aDomain('19', [anItem('19-001'), anItem('19-002')], '社会救助'));
  const xiangfu = { organization: '祥符区人民政府', codeSpace: 'xiangfu' };
  await initialize(
    db,
    [
      aStarter(catalog),
      aStarter(catalog, { id: 'longting-township', level: 'township', title: '乡镇版' }),
      aStarter(catalog, { id: 'xiangfu-district', title: '祥符区级版', ...xiangfu }),
    ],
    anAct('2026-01-10').at,
  );
  for (const [name, held] of Object.entries(people)) {
    await anAccount(db, name, held);
    await aToken(db, name, secretOf(name));
  }
  await saveDisabled(db, (await findAccount(db, '已停用'))!.key, anAct().at);
  await anAccount(db, '目标', { editor: 'longting-civil-affairs' });
  await anAccount(db, '北郊起草人', { township: 'beijiao' });
  await anAccount(db, '祥符编辑', { editor: 'xiangfu' });
  for (const name of ['目标', '祥符编辑']) await aToken(db, name, secretOf(name));
  await publishChanges(db, [edit('更早')]);
  await makeThings(db, 'longting-township', '北郊起草人');
  await makeThings(db, 'xiangfu-district', '祥符编辑');
  await makeLaw(db);
}

/** The act that every item cites, its end with a task of each item, and a change of an article that none cites. */
async function makeLaw(db: Db): Promise<void> {
  const act = anAct('2026-11-20', '编辑员');
  const workingDays = {
    from: '2026-01-01',
    knownThrough: '2026-12-31',
    sources: [],
    holidays: [],
    workdays: [],
  };
  await bringCalendar(db, workingDays, act.at);
  const events = [anEvent('enacted', '2014-02-21'), anEvent('commenced', '2014-05-01')];
  await saveRegulation(db, aRegulation('社会救助暂行办法', { id: 'shjz', events }), act);
  const successors = { mode: 'all-of' as const, titles: ['社会救助法'] };
  const end = anEvent('superseded', '2026-11-10', { successors });
  await recordEvent(db, 'shjz', { event: end, dryRun: false }, act);
  const change = anEvent('amended', '2026-11-01', { articles: ['第三十条'] });
  await recordEvent(db, 'shjz', { event: change, dryRun: false }, act);
}

const edit = (note: string): DraftChange => ({
  kind: 'edit',
  code: '19-001',
  fields: { note },
  reason: '新办法',
});

/** In this order: a draft being edited, one in review, one approved, one behind; then an import. */
async function makeThings(db: Db, edition: string, by: string): Promise<void> {
  const act = anAct('2026-11-20', by);
  for (const step of ['editing', 'in-review', 'approved'] as const) {
    const { id } = await startDraft(db, { edition, title: step }, act);
    await proposeChanges(db, { draft: id, revision: null }, [edit(step)], act);
    if (step === 'in-review') await submitDraft(db, { draft: id, revision: null }, null, act);
    if (step === 'approved' && edition === 'longting-township') await approveDraft(db, id);
    else if (step === 'approved') await submitDraft(db, { draft: id, revision: null }, null, act);
  }
  await importFile(
    db,
    { bytes: Buffer.from(`${edition} file`), name: '目录.csv', reading: aReading },
    { edition, title: null, dryRun: false },
    [],
    act,
  );
}

/** Of a file without a table. */
const aReading: Parameters<typeof importFile>[1]['reading'] = {
  items: [],
  problems: [{ code: 'file.no-table', at: { sheet: '目录', row: 1, cell: 'A1' } }],
};
