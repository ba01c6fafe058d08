import { expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { officialDocument } from '../../src/export/official-docx.js';
import { readWorkbook } from '../../src/import/files/workbook.js';
import { aCatalog } from '../builders.js';
import { aVersion, catalog, checkpoint, edition } from './example.js';
import { expectGolden } from './golden.js';

/** Every table of a document with the lines before it; merged cells are marked. */
async function dump(bytes: Buffer): Promise<string> {
  const { workbook } = await readWorkbook(bytes);
  const lines = workbook.grids.flatMap(({ before, rows }) => [
    ...before.map((line) => `# ${line}`),
    ...rows.map(({ texts, covered }) =>
      texts
        .map(
          (text, column) =>
            ({ own: JSON.stringify(text), left: '<', above: '^' })[covered?.[column] ?? 'own'],
        )
        .join(' '),
    ),
  ]);
  return `${lines.join('\n')}\n`;
}

it('given a catalog, then the document has its contents and the official table of every domain', async () => {
  const bytes = await officialDocument(edition, aVersion(), catalog, { checkpoint });
  expectGolden('official-docx.txt', await dump(bytes));
});

it('given the same version at another time, then the bytes are the same', async () => {
  const first = await officialDocument(edition, aVersion(), catalog);
  await new Promise((resolve) => setTimeout(resolve, 2_100)); // zip files count two seconds
  expect((await officialDocument(edition, aVersion(), catalog)).equals(first)).toBe(true);
});

it('given either paper, then numbers stay whole at the ends of lines, and the small line is no smaller on A4', async () => {
  const stylesOn = async (paper: 'A3' | 'A4') => {
    const { 'word/styles.xml': styles } = unzipSync(
      await officialDocument(edition, aVersion(), catalog, { paper }),
    );
    const xml = strFromU8(styles ?? new Uint8Array());
    return {
      language: /<w:lang [^>]*>/.exec(xml)?.[0],
      note: /w:styleId="note".*?<w:sz w:val="(\d+)"/s.exec(xml)?.[1],
    };
  };
  const expected = { language: '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>', note: '15' };
  expect([await stylesOn('A3'), await stylesOn('A4')]).toEqual([expected, expected]);
});

it('given a catalog without domains, then there is only the page of contents', async () => {
  const { workbook } = await readWorkbook(await officialDocument(edition, aVersion(), aCatalog()));
  expect(workbook.grids.map(({ rows }) => rows.length)).toEqual([2]);
});
