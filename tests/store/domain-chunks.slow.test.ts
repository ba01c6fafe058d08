import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { initialize } from '../../src/actions/initialize.js';
import { reviseVersion } from '../../src/actions/revise.js';
import { verifyHistory } from '../../src/actions/verify-history.js';
import type { Catalog } from '../../src/catalog/catalog.js';
import { cutChunks, domainHashLike, hashChunk } from '../../src/catalog/domain-hash.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import { applyDraft, movedItems } from '../../src/catalog/draft.js';
import type { Outline } from '../../src/catalog/outline.js';
import { readOutline } from '../../src/store/catalogs.js';
import { editionKey } from '../../src/store/editions.js';
import type { Db } from '../../src/store/engine.js';
import { planVersion } from '../../src/store/plan-version.js';
import { recordVersion } from '../../src/store/record-version.js';
import { latestVersion } from '../../src/store/versions.js';
import { aCatalog, aContent, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { publishChanges } from '../publish.js';

const edition = 'longting-district';
const itemsOf = (domain: string, items: number) =>
  Array.from({ length: items }, (_, index) => anItem(`${domain}-${String(index + 1).padStart(3, '0')}`));

/** One with several chunks, one that is a single chunk, and one without items. */
const first = aCatalog(aDomain('19', itemsOf('19', 150)), aDomain('20', itemsOf('20', 8)), aDomain('21', []));

onBothEngines('chunks of domains', (open, engine) => {
  it('given any edits, then each version has the order, the hashes and the chunks that it has from scratch', async () => {
    const { db } = await open();
    let editions = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyDraft, { minLength: 1, maxLength: 3 }), async (drafts) => {
        const edition = `edition-${(editions += 1)}`;
        await initialize(db, [aStarter(first, { id: edition, codeSpace: edition })], anAct().at);
        let expected = outlineOf(first);
        for (const [index, moves] of drafts.entries()) {
          const changes = changesOf(expected, moves, index);
          const published = await publishAlone(db, edition, changes);
          expected = applyDraft(expected, changes, () => aContent(), published.nextCode).revision.outline;
          const outline = await readOutline(db, edition, index + 2);
          expect(outline.map(({ code, name, items }) => ({ code, name, items: codesOf(items) }))).toEqual(
            expected,
          );
          for (const domain of outline) {
            expect(domain.hash).toBe(domainHashLike('domain-2:', domain, domain.items));
            expect(await keptChunks(db, edition, domain.code)).toEqual(
              cutChunks(domain.items).map(hashChunk),
            );
          }
        }
      }),
      { numRuns: engine === 'sqlite' ? 40 : 5 },
    );
  }, 60_000);

  it('given chunks somebody altered, when the next version is published, then its hashes are true', async () => {
    const { db } = await open();
    await initialize(db, [aStarter(first)], anAct('2026-11-01').at);
    const edit = (timeLimit: string): DraftChange[] => [
      { kind: 'edit', code: '19-070', fields: { timeLimit }, reason: null },
    ];
    await db
      .updateTable('domain_chunk')
      .set({ hash: Buffer.alloc(32) })
      .where('behind', '=', '')
      .execute();
    await publishChanges(db, edit('及时公开'));
    expect((await verifyHistory(db)).finding).toBeNull();
    await db.updateTable('domain_chunk').set({ behind: 'a0' }).where('behind', '=', '').execute();
    await publishChanges(db, edit('长期公开'));
    await db.deleteFrom('domain_chunk').execute();
    await publishChanges(db, edit('5个工作日内'));
    expect((await verifyHistory(db)).finding).toBeNull();
    const [domain] = await readOutline(db, edition, 4);
    expect(await keptChunks(db, edition, '19')).toEqual(cutChunks(domain?.items ?? []).map(hashChunk));
  });
});

/** What a draft does, by places in the catalog as it is then. */
type Move = { kind: 'add' | 'edit' | 'withdraw' | 'move'; item: number; domain: number; place: number };

const anyDraft: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('add', 'edit', 'withdraw', 'move'),
    item: fc.nat(),
    domain: fc.nat({ max: 2 }),
    place: fc.oneof(fc.constantFrom(-1, -2), fc.nat()),
  }),
  { minLength: 1, maxLength: 12 },
);

/** Each item named once, as in a draft; `place`: −1 the head, −2 behind something that is not there. */
function changesOf(outline: Outline, moves: readonly Move[], draft: number): DraftChange[] {
  const all = outline.flatMap(({ items }) => items);
  const named = new Set<string>();
  return moves.flatMap(({ kind, item, domain, place }, index): DraftChange[] => {
    const code = all[item % Math.max(1, all.length)] ?? '';
    const home = outline[domain]!;
    const beside = home.items[place % Math.max(1, home.items.length)] ?? null;
    const follows = place === -1 ? null : place === -2 ? '19-999' : beside;
    const at = { domain: home.code, follows };
    const reason = null;
    const content = aContent({ level2: `新 ${draft} ${index}` });
    if (kind === 'add') return [{ kind, key: `+${index}`, code: null, place: at, content, reason }];
    if (named.has(code) || code === '' || follows === code) return [];
    named.add(code);
    if (kind === 'withdraw') return [{ kind, code, reason }];
    if (kind === 'move') return [{ kind, code, place: at, reason }];
    return [{ kind, code, fields: { timeLimit: `${draft}个工作日内` }, reason }];
  });
}

/** Publishes without a draft that others review. */
async function publishAlone(db: Db, edition: string, changes: readonly DraftChange[]) {
  const latest = await latestVersion(db, edition);
  const number = latest.number + 1;
  const counting = () => {
    let given = 0;
    return (domain: string) => `${domain}-${number}${String((given += 1)).padStart(2, '0')}`;
  };
  const base = { edition, number: latest.number };
  const { before, revision } = await reviseVersion(db, base, changes, counting(), 'neighbours');
  const plan = planVersion(before, revision, movedItems(changes));
  const version = { ...latest, number, parentHash: latest.hash };
  await recordVersion(db, version, plan, revision.contents);
  return { nextCode: counting() };
}

function outlineOf({ domains }: Catalog): Outline {
  return domains.map(({ code, name, items }) => ({ code, name, items: codesOf(items) }));
}

function codesOf(items: readonly { code: string }[]): string[] {
  return items.map(({ code }) => code);
}

async function keptChunks(db: Db, slug: string, domain: string): Promise<string[]> {
  const rows = await db
    .selectFrom('domain_chunk')
    .select('hash')
    .where('edition_id', '=', await editionKey(db, slug))
    .where('domain', '=', domain)
    .orderBy('behind')
    .execute();
  return rows.map(({ hash }) => `chunk-1:${hash.toString('hex')}`);
}
