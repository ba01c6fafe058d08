import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { initialize } from '../../src/actions/initialize.js';
import { prepareExport } from '../../src/actions/prepare-export.js';
import { markOf, wholeEdition } from '../../src/catalog/file-mark.js';
import { exportFormats, writeCatalog } from '../../src/export/formats.js';
import { aStarter, anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { catalog } from '../export/example.js';

const written = new Set<string>();

onBothEngines('T-EX-04, T-DB-01 exports', (open) => {
  it('given a version, then every format has the bytes it has without a database, and on the other engine', async () => {
    const { db } = await open();
    const starter = aStarter(catalog);
    const [version] = await initialize(db, [starter], anAct('2026-01-10').at);
    const prepared = await prepareExport(db, version!, wholeEdition);
    const hashes: string[] = [];
    for (const format of exportFormats) {
      const bytes = await writeCatalog(format, { ...prepared, checkpoint: null });
      const same = await writeCatalog(format, {
        edition: starter.edition,
        version: version!,
        catalog,
        published: catalog,
        mark: markOf(version!, catalog),
        checkpoint: null,
      });
      expect([format, bytes.equals(same)]).toEqual([format, true]);
      hashes.push(createHash('sha256').update(bytes).digest('hex'));
    }
    written.add(hashes.join());
    expect(written.size).toBe(1);
  });
});
