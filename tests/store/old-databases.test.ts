import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { verifyHistory } from '../../src/actions/verify-history.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import { readCatalog, readOutline } from '../../src/store/catalogs.js';
import { findCitingSpans } from '../../src/store/citation-index.js';
import { openDatabase } from '../../src/store/database.js';
import { findDraft } from '../../src/store/drafts.js';
import { giveEditionsOwners } from '../../src/store/editions.js';
import type { Engine } from '../../src/store/engine.js';
import { readExplainedHistory } from '../../src/store/item-spans.js';
import { openPostgres } from '../../src/store/postgres.js';
import { openSqlite } from '../../src/store/sqlite.js';
import { organizations, withPeople } from '../accounts.js';
import { emptyPostgres } from '../engines.js';
import { publishChanges } from '../publish.js';
import { asFirstReleased } from './old-database.js';

describe.each(['sqlite', 'postgres'] as const)('a database of the first release (%s)', (engine: Engine) => {
  const cleanUps: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  });

  async function address(): Promise<string> {
    if (engine === 'postgres') return emptyPostgres(cleanUps);
    const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-old-'));
    cleanUps.push(() => rm(folder, { recursive: true }));
    return `sqlite:${join(folder, 'catalog.db')}`;
  }

  it('opens, verifies, has all its drafts and knows what its items cite', async () => {
    const url = await address();
    const before = engine === 'postgres' ? openPostgres(url) : openSqlite(url.slice('sqlite:'.length), true);
    await asFirstReleased(before, engine);
    await before.destroy();

    const { db, close } = await openDatabase(url, { create: false });
    cleanUps.push(close);
    expect(await verifyHistory(db)).toMatchObject({ versions: 2, contents: 4, finding: null });
    const { domains } = await readCatalog(db, 'longting-district', 2);
    expect(domains.map(({ items }) => items.map(({ code, timeLimit }) => [code, timeLimit]))).toEqual([
      [
        ['19-001', '10个工作日内'],
        ['19-003', '信息形成或者变更之日起20个工作日内'],
      ],
    ]);
    expect(await findDraft(db, 1)).toMatchObject({
      state: 'published',
      editors: ['起草人'],
      changes: [
        { kind: 'edit', code: '19-001', reason: '新办法' },
        { kind: 'add', key: '+1', reason: null },
        { kind: 'withdraw', code: '19-002', reason: '取消' },
      ],
    });
    expect(await findDraft(db, 2)).toMatchObject({ state: 'editing', revision: 1, title: '未完' });
    expect((await readExplainedHistory(db, 'longting-district', '19-001')).at(-1)).toMatchObject({
      version: 2,
      causes: [{ draft: 1, reason: '新办法', event: null }],
    });
    expect(await findCitingSpans(db, ['社会救助暂行办法'])).toMatchObject([
      { code: '19-001', from: 1, to: 2 },
      { code: '19-001', from: 2, to: null },
      { code: '19-002', from: 1, to: 2 },
      { code: '19-003', from: 2, to: null },
    ]);
  });

  it('publishes its next version with chunks, and verifies with versions of both formats', async () => {
    const url = await address();
    const before = engine === 'postgres' ? openPostgres(url) : openSqlite(url.slice('sqlite:'.length), true);
    await asFirstReleased(before, engine);
    await before.destroy();
    const { db, close } = await openDatabase(url, { create: false });
    cleanUps.push(close);
    await withPeople(db);
    await giveEditionsOwners(db, organizations);

    const formats = async (version: number) =>
      (await readOutline(db, 'longting-district', version, [])).map(({ hash }) => hash.split(':')[0]);
    const changes: DraftChange[] = [
      { kind: 'edit', code: '19-001', fields: { timeLimit: '及时公开' }, reason: '改时限' },
    ];
    await publishChanges(db, changes, '2027-01-01', '2026-12-31');
    expect([await formats(1), await formats(2), await formats(3)]).toEqual([
      ['domain-1'],
      ['domain-1'],
      ['domain-2'],
    ]);
    expect(await verifyHistory(db)).toMatchObject({ versions: 3, finding: null });
  });
});
