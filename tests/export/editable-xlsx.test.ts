import { describe, expect, it } from '@jest/globals';
import { markOf, markedRows } from '../../src/catalog/file-mark.js';
import { editableWorkbook } from '../../src/export/editable-xlsx.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { aVersion, catalog, edition } from './example.js';
import { expectGolden } from './golden.js';
import { dumpTemplate, openWorkbook } from './workbook-text.js';

const domains = [
  { code: '19', name: '社会救助', aliases: [] },
  { code: '14', name: '救灾', aliases: [] },
];

describe('the workbook to edit', () => {
  it('given a catalog, then it is a table with a row for each item, drop-downs, a guide and what it is of', async () => {
    const bytes = await editableWorkbook(edition, aVersion(), catalog);
    expectGolden('editable-xlsx.txt', firstReadyRow(dumpTemplate(await openWorkbook(bytes))));
  });

  it('given it comes back, then its rows tell what they were, whatever became of their codes', async () => {
    const { items, problems, mark } = await readBytes(
      await editableWorkbook(edition, aVersion(), catalog),
      'a.xlsx',
      domains,
    );
    expect(problems.map(({ code }) => code)).toEqual(['column.unknown', 'item.content-missing']);
    expect(items).toHaveLength(4);
    expect(mark).toEqual({ by: 'sheet', mark: markOf(aVersion(), catalog), rows: markedRows(catalog) });
  });

  it('given it as it is, then nothing is protected, hidden or worked out, and only programs see two of its sheets', async () => {
    const workbook = await openWorkbook(await editableWorkbook(edition, aVersion(), catalog));
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['标准目录', 'visible'],
      ['填写说明', 'visible'],
      ['选项', 'veryHidden'],
      ['_meta', 'veryHidden'],
    ]);
    expect(workbook.worksheets[0]!.model.merges).toEqual(['A1:T1', 'A2:T2']);
    for (const sheet of workbook.worksheets) {
      expect((sheet as { sheetProtection?: unknown }).sheetProtection ?? null).toBeNull();
      expect((sheet.columns as { hidden?: boolean }[] | null)?.filter(({ hidden }) => hidden) ?? []).toEqual(
        [],
      );
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          expect(cell.formula).toBeFalsy();
        });
      });
    }
  });

  it('given the same version at another time, then the bytes are the same', async () => {
    const first = await editableWorkbook(edition, aVersion(), catalog);
    await new Promise((resolve) => setTimeout(resolve, 2_100)); // zip files count two seconds
    expect((await editableWorkbook(edition, aVersion(), catalog)).equals(first)).toBe(true);
  });
});

/** Ready rows are alike. */
function firstReadyRow(dump: string): string {
  return dump
    .split('\n')
    .filter((line) => !/^[A-Z]+(?:9|1\d|2\d) format/.test(line))
    .join('\n');
}
