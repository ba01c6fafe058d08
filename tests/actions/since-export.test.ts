import { expect, it } from '@jest/globals';
import { initialize } from '../../src/actions/initialize.js';
import { logExport } from '../../src/actions/log-export.js';
import { prepareExport } from '../../src/actions/prepare-export.js';
import { readSinceExport } from '../../src/actions/since-export.js';
import type { Db } from '../../src/store/engine.js';
import { latestVersion } from '../../src/store/versions.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { publishChanges } from '../publish.js';

const E = 'longting-district';
const me = anAct('2026-11-26', '起草人');

async function begin(db: Db): Promise<void> {
  const catalog = aCatalog(
    aDomain('19', [anItem('19-001'), anItem('19-002')], '社会救助'),
    aDomain('20', [anItem('20-001')], '养老服务'),
  );
  await initialize(db, [aStarter(catalog)], anAct('2026-01-10').at);
}

/** As whoever takes the newest version, or some of its domains. */
async function take(db: Db, act = me, domains: string[] | null = null): Promise<void> {
  const prepared = await prepareExport(db, await latestVersion(db, E), { domains, organization: null });
  await logExport(db, prepared.mark, 'xlsx', act);
}

const edit = (code: string, note: string) =>
  ({ kind: 'edit', code, fields: { note }, reason: '因故' }) as const;

onBothEngines('what was published since an export', (open) => {
  it('given nothing was taken, or only by another, then there is nothing to compare with', async () => {
    const { db } = await open();
    await begin(db);
    await take(db, anAct('2026-11-26', '法审员'));
    expect(await readSinceExport(db, E, me)).toEqual({ edition: E, taken: null, latest: 1, since: null });
  });

  it('given the latest version was taken, then nothing came since', async () => {
    const { db } = await open();
    await begin(db);
    await take(db);
    expect(await readSinceExport(db, E, me)).toEqual({
      edition: E,
      taken: { account: '起草人', at: me.at.toISOString(), format: 'xlsx', version: 1, domains: null },
      latest: 1,
      since: null,
    });
  });

  it('given two domains changed since, then both are told, with what changed', async () => {
    const { db } = await open();
    await begin(db);
    await take(db);
    await publishChanges(db, [edit('19-001', '甲'), edit('20-001', '乙')]);
    expect(await readSinceExport(db, E, me)).toMatchObject({
      latest: 2,
      since: {
        digest: '修改 2 项。涉及 社会救助、养老服务 2 个领域。主要修改：备注 2 项。',
        domains: ['19', '20'],
        changes: [{ code: '19-001' }, { code: '20-001' }],
      },
    });
  });

  it('given only one domain was taken, then only what changed in it is told', async () => {
    const { db } = await open();
    await begin(db);
    await take(db, me, ['20']);
    await publishChanges(db, [edit('19-001', '甲'), edit('20-001', '乙')]);
    expect(await readSinceExport(db, E, me)).toMatchObject({
      taken: { domains: ['20'] },
      since: { summary: { changed: 1 }, domains: ['20'], changes: [{ code: '20-001' }] },
    });
  });

  it('given it was taken again, then the later counts', async () => {
    const { db } = await open();
    await begin(db);
    await take(db);
    await publishChanges(db, [edit('19-001', '甲')]);
    await take(db, { ...me, at: new Date('2026-12-02T00:00:00Z') });
    expect(await readSinceExport(db, E, me)).toMatchObject({ taken: { version: 2 }, since: null });
  });
});
