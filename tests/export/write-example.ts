/* Prints the hash of each format of the example, for a process in another place. */
import { createHash } from 'node:crypto';
import { markOf } from '../../src/catalog/file-mark.js';
import { exportFormats, writeCatalog } from '../../src/export/formats.js';
import { aVersion, catalog, checkpoint, edition } from './example.js';

const version = aVersion();
const printable = {
  edition,
  version,
  catalog,
  published: catalog,
  mark: markOf(version, catalog),
  checkpoint,
};
for (const format of exportFormats) {
  const hash = createHash('sha256').update(await writeCatalog(format, printable));
  process.stdout.write(`${format} ${hash.digest('hex')}\n`);
}
