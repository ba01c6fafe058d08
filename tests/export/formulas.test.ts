import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { guarded, unguarded } from '../../src/catalog/formula-guard.js';
import { catalogCsv } from '../../src/export/csv.js';
import { editableWorkbook } from '../../src/export/editable-xlsx.js';
import { officialDocument } from '../../src/export/official-docx.js';
import { officialWorkbook } from '../../src/export/official-xlsx.js';
import { openZip } from '../../src/import/files/zip.js';
import { aCatalog, aDomain, anItem } from '../builders.js';
import { aVersion, edition } from './example.js';
import { formulaLike, nastyTexts } from '../naughty.js';

/** In a field that prints its text alone, in one that joins several, and as a heading of the source. */
const catalogOf = (texts: readonly string[]) =>
  aCatalog(
    aDomain(
      '19',
      texts.map((text, index) =>
        anItem(`19-${String(index + 1).padStart(4, '0')}`, {
          note: text,
          content: [text, text],
          extra: { '=1+1': text },
        }),
      ),
      '=社会救助',
    ),
  );
const begins = /^"*[=+\-@＝＋－＠]/;

describe('T-EX-01 no cell becomes a formula', () => {
  const csv = catalogCsv(edition, aVersion(), catalogOf(nastyTexts(10_000)))
    .toString('utf8')
    .slice(1);

  it('given ten thousand texts that look like one, then no cell of a csv begins as a formula does', () => {
    const cells = parse(csv).flat();
    expect(cells.length).toBeGreaterThan(100_000);
    expect(cells.filter((cell) => /^[=+\-@＝＋－＠\t\r\n]/.test(cell)).slice(0, 9)).toEqual([]);
  });

  it.each([';', '\t', '|'])('given a reader that parts at %j, then no cell begins so either', (separator) => {
    const cells = csv.split(/\r\n|\r|\n/).flatMap((line) => line.split(separator));
    expect(cells.filter((cell) => begins.test(cell)).slice(0, 9)).toEqual([]);
  });

  it('given any such text, then taking the guard away gives it back', () => {
    const texts = nastyTexts(20_000);
    expect(texts.map((text) => unguarded(guarded(text)))).toEqual(texts);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ["'=1+1", "''=1+1"],
    ['名单;=1+1', "名单;'=1+1"],
    ['名单\n-电话', "名单\n'-电话"],
    ['\t=1', "'\t'=1"],
    ['名单-电话', '名单-电话'],
    ["'平常", "'平常"],
  ])('given %j, then a csv has %j', (text, expected) => {
    expect(guarded(text)).toBe(expected);
  });

  it('given such texts, then every cell of a workbook is a text or a number of ours, and none is a formula', async () => {
    const catalog = catalogOf(formulaLike.filter((_, index) => index % 7 === 0));
    const kinds = new Set<string>();
    for (const bytes of [
      await officialWorkbook(edition, aVersion(), catalog),
      await editableWorkbook(edition, aVersion(), catalog),
    ]) {
      const zip = await openZip(bytes);
      for (const name of zip.names.filter((each) => /worksheets\/sheet\d+\.xml$/.test(each))) {
        const xml = (await zip.bytes(name)).toString('utf8');
        for (const [, attributes = '', inner = ''] of xml.matchAll(/<c ([^>]*[^/>])>(.*?)<\/c>/gs))
          kinds.add(
            `${/ t="(\w+)"/.exec(` ${attributes}`)?.[1] ?? 'number'} ${/^<(\w+)/.exec(inner)?.[1] ?? ''}`,
          );
      }
      expect(zip.names.filter((name) => /vba|macro|externalLink|calcChain/i.test(name))).toEqual([]);
    }
    expect([...kinds].sort()).toEqual(['inlineStr is', 'number v', 's v']);
  });

  it('given such texts, then the only field of a document is the number of its page', async () => {
    const zip = await openZip(
      await officialDocument(
        edition,
        aVersion(),
        catalogOf(formulaLike.filter((_, index) => index % 7 === 0)),
      ),
    );
    const codes: string[] = [];
    for (const name of zip.names.filter((each) => each.endsWith('.xml'))) {
      const xml = (await zip.bytes(name)).toString('utf8');
      expect(xml).not.toMatch(/<w:(?:fldSimple|altChunk|object|hyperlink)\b/);
      codes.push(
        ...[...xml.matchAll(/<w:instrText[^>]*>(.*?)<\/w:instrText>/gs)].map(([, code = '']) => code),
      );
    }
    expect([...new Set(codes)]).toEqual(['PAGE']);
  });
});
