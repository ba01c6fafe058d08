import { expect, it } from '@jest/globals';
import { initialize } from '../../src/actions/initialize.js';
import { verifyHistory } from '../../src/actions/verify-history.js';
import { applyChanges } from '../../src/catalog/apply.js';
import { canonicalJson } from '../../src/catalog/canonical.js';
import { invertChange } from '../../src/catalog/change.js';
import { diffCatalogs } from '../../src/catalog/diff.js';
import { readCatalog } from '../../src/store/catalogs.js';
import { readChanges } from '../../src/store/changes.js';
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
    await initialize(
      db,
      [{ edition, effectiveOn: '2020-11-02', note: '首次发布', catalog: first }],
      anAct().at,
    );
    const versions = generateVersions(first, { seed: 8, share: 0.1, versions: 5 });
    for (const { changes } of versions) await publishChanges(db, changes);
    const catalogs = [first, ...versions.map(({ catalog }) => catalog)];
    for (const [index, catalog] of catalogs.entries()) {
      expect(await readCatalog(db, edition.id, index + 1)).toEqual(catalog);
    }
    for (const from of [1, 2, 3, 4, 5, 6])
      for (const to of [1, 2, 3, 4, 5, 6]) {
        const told = await readChanges(db, edition.id, from, to);
        expect(told.filter(({ kind }) => kind !== 'item-moved')).toEqual(
          diffCatalogs(catalogs[from - 1]!, catalogs[to - 1]!).filter(({ kind }) => kind !== 'item-moved'),
        );
        expect(applyChanges(catalogs[from - 1]!, told)).toEqual(catalogs[to - 1]);
        const back = await readChanges(db, edition.id, to, from);
        expect(sorted(back.map(invertChange))).toEqual(sorted(told));
      }
    for (const from of [1, 2, 3, 4, 5])
      expect(await readChanges(db, edition.id, from, from + 1)).toEqual(
        diffCatalogs(catalogs[from - 1]!, catalogs[from]!),
      );
    expect((await verifyHistory(db)).finding).toBeNull();
  });
});
