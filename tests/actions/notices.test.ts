import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { NoticeSearch } from '../../src/actions/read-notices.js';
import { listNotices, listUnsigned, tellNotices } from '../../src/actions/read-notices.js';
import { publishDraft } from '../../src/actions/publish-draft.js';
import { bringCalendar } from '../../src/actions/change-calendar.js';
import { recordEvent } from '../../src/actions/record-event.js';
import { saveRegulation } from '../../src/actions/save-regulations.js';
import { signNotice } from '../../src/actions/sign-notice.js';
import type { Db } from '../../src/store/engine.js';
import { searchLog } from '../../src/store/event-log.js';
import { saveOrganization } from '../../src/store/organizations.js';
import { anAccount, anOrganization } from '../accounts.js';
import { anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { aDraft, approveDraft } from '../publish.js';
import { anEvent, aRegulation } from '../regulation/builders.js';
import { start } from './imports.js';

const by = (name: string) => anAct('2026-11-26', name);
const office = by('法制办');
const township = 'longting-township';

/** Two towns and the legal office; one act that all items cite. */
async function begin(db: Db): Promise<void> {
  await start(db);
  await anAccount(db, '法制办', { editor: 'longting' });
  await anAccount(db, '北郊乡', { township: 'beijiao' });
  await anAccount(db, '柳园口乡', { township: 'liuyuankou' });
  await anAccount(db, '民政局', { editor: 'longting-civil-affairs' });
  await bringCalendar(
    db,
    { from: '2026-01-01', knownThrough: '2026-12-31', sources: [], holidays: [], workdays: [] },
    anAct().at,
  );
  const events = [anEvent('enacted', '2014-02-21'), anEvent('commenced', '2014-05-01')];
  await saveRegulation(db, aRegulation('社会救助暂行办法', { id: 'shjz', events }), anAct());
}

async function publish(db: Db, edition: string, code: string): Promise<void> {
  const change = { kind: 'edit' as const, code, fields: { note: '新注' }, reason: '县里来函' };
  const id = await aDraft(db, [change], edition);
  await approveDraft(db, id);
  await publishDraft(db, id, { effectiveOn: '2026-12-01', note: '统一备注' }, anAct());
}

/** What each notice says first, and who has not signed for it. */
async function seen(db: Db, name: string, search: NoticeSearch = {}): Promise<[string, string[]][]> {
  const notices = await tellNotices(db, await listNotices(db, search, by(name)));
  return notices.map(({ title, signers }) => [
    title,
    signers.flatMap(({ name: town, receipt }) => (receipt === null ? [town] : [])),
  ]);
}

const [beijiao, liuyuankou] = ['北郊乡人民政府', '柳园口乡人民政府'];

onBothEngines('变动提醒', (open) => {
  it('given a version of the towns’ catalog, then each town is told what changed until it has signed, and the office sees who has not', async () => {
    const { db } = await open();
    await begin(db);
    await publish(db, 'longting-district', '19-001');
    await publish(db, township, '19-007');

    const [notice] = await tellNotices(db, await listUnsigned(db, by('北郊乡')));
    expect(notice).toMatchObject({
      title: expect.stringContaining('第2版发布') as unknown,
      about: { edition: township, version: 2 },
      paragraphs: [expect.stringContaining('修改 1 项') as unknown, '修订原因：统一备注。'],
      signers: [{ organization: 'beijiao', name: beijiao, receipt: null }],
    });
    expect(await seen(db, '法制办')).toEqual([[notice?.title, [beijiao, liuyuankou]]]);

    const receipt = await signNotice(db, notice!.sequence, 'beijiao', by('北郊乡'));
    expect(receipt).toEqual({
      sequence: notice!.sequence,
      organization: 'beijiao',
      by: '北郊乡',
      at: by('北郊乡').at.toISOString(),
    });
    expect(await listUnsigned(db, by('北郊乡'))).toEqual([]);
    expect(await seen(db, '北郊乡')).toEqual([[notice?.title, []]]);
    expect(await seen(db, '法制办', { unsigned: true })).toEqual([[notice?.title, [liuyuankou]]]);
    expect(await listUnsigned(db, office)).toEqual([]);
  });

  it('given an act that the catalog cites ends, then it is told; given one that nobody cites, then not', async () => {
    const { db } = await open();
    await begin(db);
    await saveRegulation(db, aRegulation('没有人引用的办法', { id: 'none' }), anAct());
    const event = anEvent('repealed', '2026-11-20');
    for (const id of ['none', 'shjz']) await recordEvent(db, id, { event, dryRun: false }, anAct());
    expect(await seen(db, '北郊乡')).toEqual([['《社会救助暂行办法》已废止', [beijiao]]]);
  });

  it('given two of a town sign, then the first receipt stays and is told to the second', async () => {
    const { db } = await open();
    await begin(db);
    await anAccount(db, '北郊乡二', { township: 'beijiao' });
    await publish(db, township, '19-007');
    const [found] = await listUnsigned(db, by('北郊乡'));
    const { sequence } = found!.announcement;
    const first = await signNotice(db, sequence, 'beijiao', by('北郊乡'));
    expect(await signNotice(db, sequence, 'beijiao', anAct('2026-11-27', '北郊乡二'))).toEqual(first);
    const signed = await searchLog(db, { action: 'notice.sign' }, 10);
    expect(signed.map(({ account, outcome, thing }) => [account, outcome, thing?.id])).toEqual([
      ['北郊乡', 'done', `${sequence}/beijiao`],
    ]);
  });

  it('given somebody else’s town, a catalog it does not use or a number there is not, then nothing is signed for', async () => {
    const { db } = await open();
    await begin(db);
    await publish(db, 'longting-district', '19-001');
    await publish(db, township, '19-007');
    const [mine] = await listUnsigned(db, by('北郊乡'));
    const { sequence } = mine!.announcement;
    const asked: [number, string, string][] = [
      [sequence, 'liuyuankou', '北郊乡'],
      [sequence, 'beijiao', '法制办'],
      [sequence, 'nowhere', '北郊乡'],
      [sequence - 1, 'beijiao', '北郊乡'],
      [999, 'beijiao', '北郊乡'],
    ];
    for (const [number, organization, name] of asked)
      await expect(signNotice(db, number, organization, by(name))).rejects.toMatchObject({
        code: 'notice.unknown',
      });
    expect(await db.selectFrom('receipt').selectAll().execute()).toEqual([]);
    await expect(listNotices(db, {}, by('民政局'))).rejects.toMatchObject({ code: 'right.missing' });
  });

  it('given a town that was merged and one that begins later, then neither is waited for', async () => {
    const { db } = await open();
    await begin(db);
    const merged = { mode: 'merged-into' as const, organizations: ['beijiao'] };
    await saveOrganization(db, {
      ...anOrganization('liuyuankou', '柳园口乡人民政府', 'township'),
      successors: merged,
    });
    const later = anOrganization('xincheng', '新城镇人民政府', 'township');
    await saveOrganization(db, {
      ...later,
      names: [{ name: '新城镇人民政府', validFrom: '2027-01-01', validTo: null }],
    });
    await publish(db, township, '19-007');
    expect((await seen(db, '法制办')).map(([, unsigned]) => unsigned)).toEqual([[beijiao]]);
  });

  it('given a receipt, then nobody changes or deletes it, whoever writes to the database', async () => {
    const { db } = await open();
    await begin(db);
    await publish(db, township, '19-007');
    const [found] = await listUnsigned(db, by('北郊乡'));
    await signNotice(db, found!.announcement.sequence, 'beijiao', by('北郊乡'));
    for (const statement of ["update receipt set signed_by = '别人'", 'delete from receipt'])
      await expect(sql.raw(statement).execute(db)).rejects.toMatchObject({
        message: expect.stringContaining('stays signed for') as unknown,
      });
  });
});
