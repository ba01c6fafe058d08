import ExcelJS from 'exceljs';
import type { Catalog, Edition, Version } from '../catalog/catalog.js';
import type { FileMark } from '../catalog/file-mark.js';
import { markOf, spellMark } from '../catalog/file-mark.js';
import type { OfficialOptions } from './official-options.js';
import { writeMeta } from './meta-sheet.js';
import { writeContents } from './official/contents-sheet.js';
import { Samples } from './official/domain-rows.js';
import { writeDomain } from './official/domain-sheet.js';
import { footCode } from './official/look.js';
import { cellText } from './official/cell-text.js';
import { sheetNames } from './official/sheet-names.js';
import type { Rewrite } from './rewrite-zip.js';
import { partOf, rewriteZip, stored } from './rewrite-zip.js';
import { checkpointNote, documentTitle, underDomainTitle, underEditionTitle } from './official/words.js';

/**
 * The official table as a workbook: a sheet 目录 with links and counts, then one sheet per domain. Every date in it is
 * that of publication, so the same version gives the same bytes at any time and on any machine.
 */
export async function officialWorkbook(
  edition: Edition,
  version: Version,
  catalog: Catalog,
  { paper = 'A3', checkpoint = null, mark = markOf(version, catalog) }: OfficialOptions = {},
): Promise<Buffer> {
  const publishedAt = new Date(version.publishedAt);
  const workbook = new ExcelJS.Workbook();
  const note = checkpoint === null ? null : checkpointNote(checkpoint);
  describe(workbook, edition, version, { note, mark });
  const contents = workbook.addWorksheet('目录');
  const names = sheetNames(
    catalog.domains.map(({ name }) => name),
    ['目录'],
  );
  const targets = catalog.domains.map(({ code }) => `domain_${code}`);
  const underTitle = cellText(underEditionTitle(edition, version));
  writeContents(contents, edition, catalog, targets, underTitle, paper, note);
  const rewrites = new Map<string, Rewrite>();
  const samples = new Samples();
  catalog.domains.forEach((domain, index) => {
    const name = names[index] ?? domain.code;
    const sheet = workbook.addWorksheet(name);
    const under = cellText(underDomainTitle(edition, version));
    const rewrite = writeDomain(sheet, edition, domain, under, paper, samples, index === 0);
    rewrites.set(partOf(sheet), rewrite);
    // a link to a name is plain ASCII; one to a sheet would put the sheet's name into a URI
    workbook.definedNames.add(`'${name}'!$A$1`, targets[index] ?? '');
  });
  for (const sheet of workbook.worksheets) footCode(sheet, mark);
  writeMeta(workbook, mark);
  return rewriteZip(Buffer.from(await workbook.xlsx.writeBuffer(stored)), rewrites, publishedAt);
}

/** What the file says of itself: readers announce title and language, and the version is known when it comes back. */
function describe(
  workbook: ExcelJS.Workbook,
  edition: Edition,
  version: Version,
  { note, mark }: { note: string | null; mark: FileMark },
): void {
  const publishedAt = new Date(version.publishedAt);
  const organization = cellText(edition.organization);
  // assigned: the library writes `language`, its types do not name it
  Object.assign(workbook, {
    title: cellText(documentTitle(edition, version)),
    subject: '基层政务公开标准目录',
    keywords: spellMark(mark),
    ...(note === null ? {} : { description: note }),
    creator: organization,
    lastModifiedBy: organization,
    company: organization,
    language: 'zh-CN',
    created: publishedAt,
    modified: publishedAt,
  });
}
