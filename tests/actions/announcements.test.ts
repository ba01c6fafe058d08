import { expect, it } from '@jest/globals';
import { announceDay } from '../../src/actions/announce-day.js';
import { initialize } from '../../src/actions/initialize.js';
import { readFeed } from '../../src/actions/read-feed.js';
import { recordEvent } from '../../src/actions/record-event.js';
import { retractEvent } from '../../src/actions/retract-event.js';
import { registerFirstRegulations } from '../../src/actions/save-regulations.js';
import { newsTypes } from '../../src/announcement/announcement.js';
import { listAnnouncements } from '../../src/store/announcements.js';
import type { Db } from '../../src/store/engine.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { publishChanges } from '../publish.js';
import { anEvent, aRegulation } from '../regulation/builders.js';

const edit = (code: string, level2: string) => ({
  kind: 'edit' as const,
  code,
  fields: { level2 },
  reason: '改名',
});

async function begin(db: Db): Promise<void> {
  const catalog = aCatalog(aDomain('19', [anItem('19-001'), anItem('19-002')], '社会救助'));
  await initialize(db, [aStarter(catalog)], anAct('2026-11-01').at);
}

/** Everything told, as type and what it is about. */
async function told(db: Db): Promise<string[]> {
  const all = await listAnnouncements(db, {
    types: newsTypes,
    edition: null,
    from: { after: 0 },
    limit: 100,
  });
  expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, index) => index + 1));
  return all.map(({ news }) =>
    news.type === 'regulation.status.changed'
      ? `${news.title} ${String(news.before)} → ${String(news.after)}: ${String(news.why)}`
      : `${news.type.replace('catalog.version.', '')} ${news.version}`,
  );
}

onBothEngines('what the outside is told', (open) => {
  it('given versions published ahead, at once and late, then each is told of with what it does, and takes effect once', async () => {
    const { db } = await open();
    await begin(db);
    await publishChanges(db, [edit('19-001', '甲')], '2026-12-01');
    expect(await announceDay(db, anAct('2026-11-30').at)).toBe(0);
    expect(await announceDay(db, anAct('2026-12-01').at)).toBe(1);
    expect(await announceDay(db, anAct('2026-12-02').at)).toBe(0);
    await publishChanges(db, [edit('19-001', '乙')], '2026-12-02', '2026-12-03');
    expect(await told(db)).toEqual([
      'published 1',
      'effective 1',
      'published 2',
      'effective 2',
      'published 3',
      'corrected 3',
      'effective 3',
    ]);
  });

  it('given two who look at once on the day, then it is told once', async () => {
    const { db } = await open();
    await begin(db);
    await publishChanges(db, [edit('19-001', '甲')], '2026-12-01');
    const { at } = anAct('2026-12-01');
    expect((await Promise.all([announceDay(db, at), announceDay(db, at)])).sort()).toEqual([0, 1]);
  });

  it('given a repeal that is recorded ahead and taken back, then its day and its end change the status', async () => {
    const { db } = await open();
    await begin(db);
    const enacted = [anEvent('enacted', '2014-02-21'), anEvent('commenced', '2014-05-01')];
    await registerFirstRegulations(
      db,
      [aRegulation('救助办法', { events: enacted })],
      anAct('2026-11-01').at,
    );
    const { event } = await recordEvent(
      db,
      '救助办法',
      { event: anEvent('repealed', '2026-12-01'), dryRun: false },
      anAct('2026-11-25'),
    );
    await announceDay(db, anAct('2026-12-01').at);
    await retractEvent(db, event!, '登错了', anAct('2026-12-02'));
    expect((await told(db)).slice(2)).toEqual([
      '救助办法 有效 → 已废止: 2026年12月1日 废止',
      '救助办法 已废止 → 有效: 立改废的登记有误，已经撤销',
    ]);
  });

  it('given an act that is amended a second time, then that is told though its status has the same name', async () => {
    const { db } = await open();
    await begin(db);
    const events = [anEvent('enacted', '2014-02-21'), anEvent('amended', '2019-03-02')];
    await registerFirstRegulations(db, [aRegulation('救助办法', { events })], anAct('2026-11-01').at);
    const again = anEvent('amended', '2026-11-20');
    const request = { event: again, commencesOn: '2026-11-20', dryRun: false };
    await recordEvent(db, '救助办法', request, anAct('2026-11-25'));
    const [entry] = await readFeed(db, { edition: null, from: null, limit: 1 });
    expect(entry).toMatchObject({
      title: '《救助办法》再次变动',
      paragraphs: ['截至2026年11月25日，状态仍为“已修改”，内容又有变动。', '原因：2026年11月20日 修改。'],
    });
  });

  it('given a publication that fails, then nothing is told and no number is lost', async () => {
    const { db } = await open();
    await begin(db);
    await expect(publishChanges(db, [edit('19-001', '甲')], '2019-01-01')).rejects.toMatchObject({
      code: 'publication.too-early',
    });
    await publishChanges(db, [edit('19-002', '甲')], '2026-12-01');
    expect(await told(db)).toEqual(['published 1', 'effective 1', 'published 2']);
  });

  it('given publications of several at once, then whoever reads on after a number misses nothing', async () => {
    const { db } = await open();
    const editions = ['district', 'township', 'subdistrict'] as const;
    const catalog = aCatalog(aDomain('19', [anItem('19-001')], '社会救助'));
    const seen: number[] = [];
    const begun = Promise.all(
      editions.map((level) =>
        initialize(db, [aStarter(catalog, { id: `longting-${level}`, level })], anAct('2026-11-01').at),
      ),
    );
    const isOver = begun.then(() => true);
    for (let over = false; !over;) {
      over = await Promise.race([isOver, Promise.resolve(false)]);
      const from = { after: seen.at(-1) ?? 0 };
      const more = await listAnnouncements(db, { types: newsTypes, edition: null, from, limit: 2 });
      seen.push(...more.map(({ sequence }) => sequence));
      await new Promise((resolve) => setImmediate(resolve));
      if (over && more.length > 0) over = false;
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
