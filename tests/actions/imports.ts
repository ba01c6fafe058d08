import type { ImportRequest } from '../../src/actions/import-file.js';
import { importFile } from '../../src/actions/import-file.js';
import { initialize } from '../../src/actions/initialize.js';
import type { ItemContent } from '../../src/catalog/item.js';
import { itemFields } from '../../src/catalog/item.js';
import type { FileReading, ReadItem } from '../../src/import/read.js';
import type { Db } from '../../src/store/engine.js';
import { aCatalog, aContent, aDomain, anAct, anItem, aStarter } from '../builders.js';

export const district = 'longting-district';

export const domains = [
  { code: '19', name: '社会救助', aliases: [] },
  { code: '20', name: '养老服务', aliases: [] },
  { code: '26', name: '新闻出版版权', aliases: [] },
];

/** A row of domain 19 as a reader gives it. */
export function aRow(
  row: number,
  content: Partial<ItemContent>,
  more: Partial<ReadItem> = {},
  sheet = '目录',
): ReadItem {
  return {
    at: { sheet, row, cell: null },
    code: null,
    domain: { code: '19', name: '社会救助' },
    content: aContent(content),
    columns: [...itemFields],
    ...more,
  };
}

/** Imports rows as if a file had held them; the bytes are the rows unless a test says otherwise. */
export function receive(
  db: Db,
  items: ReadItem[],
  request: Partial<ImportRequest> = {},
  { bytes = JSON.stringify(items), reading = {} }: { bytes?: string; reading?: Partial<FileReading> } = {},
) {
  const file = { bytes: Buffer.from(bytes), name: '目录.xlsx', reading: { items, problems: [], ...reading } };
  return importFile(
    db,
    file,
    { edition: district, title: null, dryRun: false, ...request },
    domains,
    anAct(),
  );
}

/** Domain 19 with two items, 20 with one; 19-007 in the township edition. */
export async function start(db: Db): Promise<void> {
  await initialize(
    db,
    [
      aStarter(
        aCatalog(
          aDomain(
            '19',
            [anItem('19-001', { note: '旧注', extra: { 电话: '1' } }), anItem('19-002')],
            '社会救助',
          ),
          aDomain('20', [anItem('20-001')], '养老服务'),
        ),
      ),
      aStarter(aCatalog(aDomain('19', [anItem('19-007', { level2: '镇里的事' })], '社会救助')), {
        id: 'longting-township',
        level: 'township',
      }),
    ],
    anAct('2026-11-01').at,
  );
}
