import { stringify } from 'csv-stringify/sync';
import type { Catalog, Edition, Version } from '../catalog/catalog.js';
import { guarded } from '../catalog/formula-guard.js';
import { legalText } from '../catalog/legal-text.js';
import type { Column } from './columns.js';
import { columns, extraColumns, levelColumns } from './columns.js';
import { markChannels } from '../catalog/printed-fields.js';

/**
 * The whole catalog as one table, UTF-8 with a byte order mark, which is how Excel knows it is not GBK. A cell that a
 * spreadsheet would take for a formula gets a `'` in front, also what would be one if another sign parted the cells.
 */
export function catalogCsv(edition: Edition, _version: Version, catalog: Catalog): Buffer {
  const items = catalog.domains.flatMap((domain) => domain.items);
  const printed: Column[] = [
    columns.code,
    columns.level1,
    columns.level2,
    columns.level3,
    columns.content,
    columns.legalBases,
    columns.timeLimit,
    columns.disclosingBodies,
    { ...columns.channels, print: ({ channels }) => markChannels(channels) },
    columns.everyone,
    columns.groups,
    columns.proactive,
    columns.onRequest,
    ...levelColumns(edition, items),
    columns.link,
    columns.note,
    ...extraColumns(items),
  ];
  const header = ['领域', ...printed.map(({ heading }) => heading)];
  const rows = catalog.domains.flatMap(({ name, items }) =>
    items.map((item) => [name, ...printed.map(({ print }) => print(item))]),
  );
  const safe = [header, ...rows].map((cells) => cells.map((text) => guarded(legalText(text))));
  return Buffer.from(stringify(safe, { bom: true, record_delimiter: '\r\n' }));
}
