import { expect, it } from '@jest/globals';
import { initialize } from '../../src/actions/initialize.js';
import { verifyHistory } from '../../src/actions/verify-history.js';
import { canonicalJson } from '../../src/catalog/canonical.js';
import { diffCatalogs } from '../../src/catalog/diff.js';
import { readCatalog } from '../../src/store/catalogs.js';
import { readChanges } from '../../src/store/item-spans.js';
import { anAct, anEdition } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { publishChanges } from '../publish.js';
import { generateCatalog, generateVersions } from '../generator.js';

const sorted = (values: unknown[]) => values.map(canonicalJson).sort();

onBothEngines('an edition over many versions', (open) => {
  it('given six versions of edits, then each reads back as it was and any two differ as their catalogs do', async () => {
    const { db } = await open();
    const edition = anEdition();
    const first = generateCatalog({ seed: 7, items: 120, domains: 6 });
    await initialize(db, [{ edition, effectiveOn: '2020-11-02', note: '首次发布', catalog: first }], anAct().at);
    const versions = generateVersions(first, { seed: 8, share: 0.1, versions: 5 });
    for (const { changes } of versions) await publishChanges(db, changes);
    const catalogs = [first, ...versions.map(({ catalog }) => catalog)];
    for (const [index, catalog] of catalogs.entries()) {
      expect(await readCatalog(db, edition.id, index + 1)).toEqual(catalog);
    }
    for (const [from, to] of [
      [1, 2],
      [1, 6],
      [6, 1],
      [3, 5],
    ] as const) {
      const told = await readChanges(db, edition.id, from, to);
      expect(sorted(told)).toEqual(sorted(diffCatalogs(catalogs[from - 1]!, catalogs[to - 1]!)));
    }
    expect((await verifyHistory(db)).finding).toBeNull();
  });
});
