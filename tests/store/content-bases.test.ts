import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { initialize } from '../../src/actions/initialize.js';
import { decodeContent, encodeContent, isIntact } from '../../src/store/content-codec.js';
import { readCatalog } from '../../src/store/catalogs.js';
import { readHistory } from '../../src/store/item-spans.js';
import { anyContent } from '../arbitraries.js';
import { aCatalog, aContent, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { publishChanges } from '../publish.js';

it('given any two contents, then one stored on the other reads back as it was, in no more bytes than alone', () => {
  fc.assert(
    fc.property(anyContent, anyContent, (first, second) => {
      const base = encodeContent(first, null);
      const alone = encodeContent(second, null);
      const stored = encodeContent(second, { id: 1, body: base.body });
      const read = { ...stored, base_body: stored.base_id === null ? null : base.body };
      expect(decodeContent(read)).toEqual(second);
      expect(isIntact(read)).toBe(true);
      expect(stored.hash).toEqual(alone.hash);
      expect(stored.body.length).toBeLessThanOrEqual(alone.body.length);
    }),
  );
});

onBothEngines('contents on a base', (open) => {
  const catalog = aCatalog(aDomain('19', [anItem('19-001'), anItem('19-002')]));
  const stored = (db: Awaited<ReturnType<typeof open>>['db']) =>
    db.selectFrom('item_content').select(['id', 'encoding', 'base_id']).orderBy('id').execute();

  it('given an item edited twice, then both contents rest on the first, and one that is quite another stands alone', async () => {
    const { db } = await open();
    await initialize(db, [aStarter(catalog)], anAct('2026-11-01').at);
    const edit = (fields: object) =>
      publishChanges(db, [{ kind: 'edit', code: '19-001', fields, reason: null }]);
    const other = Array.from({ length: 40 }, (_, n) => String.fromCodePoint(0x4e00 + n * 131));
    await edit({ note: '一' });
    await edit({ note: '二' });
    await edit({ content: other });
    await edit({ note: '三' });
    const [first, , second, third, fourth, fifth] = await stored(db);
    expect([second, third, fourth, fifth].map((row) => [row?.encoding, row?.base_id])).toEqual([
      [2, first?.id],
      [2, first?.id],
      [1, null],
      [2, fourth?.id],
    ]);
    const history = await readHistory(db, 'longting-district', '19-001');
    expect(history.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    expect((await readCatalog(db, 'longting-district', 5)).domains[0]?.items[0]).toEqual(
      anItem('19-001', { content: other, note: '三' }),
    );
  });

  it('given a content with a base, when another is to rest on it, then the database itself refuses', async () => {
    const { db } = await open();
    await initialize(db, [aStarter(catalog)], anAct('2026-11-01').at);
    await publishChanges(db, [{ kind: 'edit', code: '19-001', fields: { note: '一' }, reason: null }]);
    const resting = (await stored(db)).find(({ encoding }) => encoding === 2);
    const content = encodeContent(aContent({ note: '二' }), null);
    await expect(
      db
        .insertInto('item_content')
        .values({ ...content, encoding: 2, base_id: resting?.id ?? 0 })
        .execute(),
    ).rejects.toMatchObject({ message: expect.stringContaining('a base has no base itself') as unknown });
  });
});
