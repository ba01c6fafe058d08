import { expect, it } from '@jest/globals';
import { initialize } from '../../src/actions/initialize.js';
import type { Regulation } from '../../src/regulation/regulation.js';
import { basesReader, indexCitations } from '../../src/regulation/citing.js';
import type { PlacedItem } from '../../src/regulation/citing.js';
import { regulationKeys } from '../../src/regulation/citation-keys.js';
import { registerOf } from '../../src/regulation/register.js';
import { readRegulations } from '../../src/import/starter.js';
import { contentOf } from '../../src/catalog/item.js';
import { readCatalog } from '../../src/store/catalogs.js';
import { findCitingSpans, readContentsById } from '../../src/store/citation-index.js';
import type { Db } from '../../src/store/engine.js';
import { readStandingVersions } from '../../src/store/standing-versions.js';
import { latestVersion } from '../../src/store/versions.js';
import { fileURLToPath } from 'node:url';
import { anAct, anEdition, aStarter, aCatalog, aDomain, anItem } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { generateCatalog, generateVersions } from '../generator.js';
import { publishChanges } from '../publish.js';

const regulations = readRegulations(fileURLToPath(new URL('../../catalogs/', import.meta.url)));
const register = registerOf(regulations);
const edition = 'longting-district';

/** The items of a version that cite each act, by looking at all of them. */
async function bruteForce(db: Db, number: number): Promise<(id: string) => string[]> {
  const { domains } = await readCatalog(db, edition, number);
  const items: PlacedItem[] = domains.flatMap(({ code: domain, items: inDomain }) =>
    inDomain.map((item) => ({
      edition,
      domain,
      code: item.code,
      where: { in: 'version', number },
      content: contentOf(item),
    })),
  );
  const index = indexCitations(items, register.link);
  return (id) => index.citing(id).map(({ code }) => code);
}

async function byIndex(db: Db, regulation: Regulation, number: number): Promise<string[]> {
  const spans = (await findCitingSpans(db, regulationKeys(regulation))).filter(
    ({ from, to }) => from <= number && (to === null || to > number),
  );
  const contents = await readContentsById(
    db,
    spans.map(({ content }) => content),
  );
  const read = basesReader(register.link);
  return spans
    .filter(({ content }) =>
      read(contents.get(content)!.legalBases).some(
        ({ link }) => link.state === 'linked' && link.id === regulation.id,
      ),
    )
    .map(({ code }) => code);
}

onBothEngines('the index of what cites what', (open) => {
  it('given a generated edition over four versions, then it finds for every act what looking at all items finds', async () => {
    const { db } = await open();
    const first = generateCatalog({ seed: 3, items: 200, domains: 25 });
    await initialize(
      db,
      [{ edition: anEdition(), effectiveOn: '2020-11-02', note: '首次发布', catalog: first }],
      anAct().at,
    );
    for (const { changes } of generateVersions(first, { seed: 4, share: 0.2, versions: 3 }))
      await publishChanges(db, changes);
    let found = 0;
    for (const number of [1, 2, 3, 4]) {
      const citing = await bruteForce(db, number);
      for (const regulation of regulations) {
        const codes = citing(regulation.id);
        expect([...(await byIndex(db, regulation, number))].sort()).toEqual([...codes].sort());
        found += codes.length;
      }
    }
    expect(found).toBeGreaterThan(1_000);
  }, 120_000);

  it('given a version in force, one published for later and one long past, then the first two count', async () => {
    const { db } = await open();
    await initialize(db, [aStarter(aCatalog(aDomain('19', [anItem('19-001')])))], anAct('2026-11-01').at);
    const edit = (note: string) => ({
      kind: 'edit' as const,
      code: '19-001',
      fields: { note },
      reason: '改',
    });
    await publishChanges(db, [edit('一')], '2026-11-20');
    await publishChanges(db, [edit('二')], '2026-12-20');
    expect((await readStandingVersions(db, [edition], '2026-11-25')).get(edition)).toEqual([
      { number: 2, effectiveOn: '2026-11-20', inForce: true },
      { number: 3, effectiveOn: '2026-12-20', inForce: false },
    ]);
    expect((await latestVersion(db, edition)).number).toBe(3);
  });
});
