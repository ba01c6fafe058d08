import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { FileChild, ISectionOptions } from 'docx';
import type { Catalog, Edition, Version } from '../catalog/catalog.js';
import type { OfficialOptions } from './official-options.js';
import type { Paper } from './official/paper.js';
import type { FileMark } from '../catalog/file-mark.js';
import { markOf } from '../catalog/file-mark.js';
import { legalText } from '../catalog/legal-text.js';
import { coreProperties } from './official/core-properties.js';
import { tableCell } from './official/document-cell.js';
import { documentRun, paragraphStyles, titleParagraph, titleRun } from './official/document-styles.js';
import { fillDocumentRows } from './official/document-rows.js';
import { domainTable } from './official/document-table.js';
import { officialForm } from './official/form.js';
import {
  checkpointNote,
  codeNote,
  domainTitle,
  underDomainTitle,
  underEditionTitle,
} from './official/words.js';
import type { Rewrite } from './rewrite-zip.js';
import { rewriteZip } from './rewrite-zip.js';

/** Across, in twentieths of a point; the library turns the sides. On half the paper the type is as much smaller. */
const sheets: Record<Paper, { size: { width: number; height: number }; side: number; type: number }> = {
  A3: { size: { width: 16_838, height: 23_811 }, side: 850, type: 1 },
  A4: { size: { width: 11_906, height: 16_838 }, side: 600, type: 0.7 },
};

/**
 * The official table as a Word document: a page of contents, then every domain from a page of its own. Every date in it is
 * that of publication, so the same version gives the same bytes at any time and on any machine.
 */
export async function officialDocument(
  edition: Edition,
  version: Version,
  catalog: Catalog,
  { checkpoint = null, mark = markOf(version, catalog), paper = 'A3' }: OfficialOptions = {},
): Promise<Buffer> {
  const { size, side } = sheets[paper];
  const note = checkpoint === null ? null : checkpointNote(checkpoint);
  const tables = catalog.domains.map(({ items }) => ({
    form: officialForm(edition, items).filter((column) => column.printed),
    items,
  }));
  const document = new Document({
    styles: {
      default: {
        document: { run: documentRun },
        title: { run: titleRun, paragraph: titleParagraph },
        heading1: { run: titleRun, paragraph: titleParagraph },
      },
      paragraphStyles: paragraphStyles(sheets[paper].type),
    },
    sections: [
      section(mark, paper, [
        ...titled(edition.title, underEditionTitle(edition, version), HeadingLevel.TITLE),
        contentsTable(catalog),
        ...(note === null ? [] : [new Paragraph({ style: 'note', spacing: { before: 120 }, text: note })]),
      ]),
      ...catalog.domains.map(({ name }, index) => {
        const { form, items } = tables[index] ?? { form: [], items: [] };
        return section(mark, paper, [
          ...titled(domainTitle(name), underDomainTitle(edition, version), HeadingLevel.HEADING_1),
          domainTable(form, items.length > 0, size.height - 2 * side),
        ]);
      }),
    ],
  });
  const publishedAt = new Date(version.publishedAt);
  const core = { path: 'docProps/core.xml', data: coreProperties(edition, version, { note, mark }) };
  const fill: Rewrite = (xml) =>
    fillDocumentRows(
      xml,
      tables.filter(({ items }) => items.length > 0),
    );
  const frame = await Packer.toBuffer(document, undefined, [core]);
  return rewriteZip(frame, new Map([['word/document.xml', fill]]), publishedAt);
}

function section(mark: FileMark, paper: Paper, children: FileChild[]): ISectionOptions {
  const { size, side } = sheets[paper];
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] });
  return {
    properties: {
      page: {
        size: { ...size, orientation: PageOrientation.LANDSCAPE },
        margin: { top: 1_134, bottom: 1_134, left: side, right: side },
      },
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({ style: 'pageNumber', children: [number] }),
          new Paragraph({ style: 'note', alignment: AlignmentType.RIGHT, text: codeNote(mark) }),
        ],
      }),
    },
    children,
  };
}

/** A heading, so that Word's navigation shows it, and the line under it. */
function titled(
  title: string,
  underTitle: string,
  heading: (typeof HeadingLevel)[keyof typeof HeadingLevel],
): Paragraph[] {
  return [
    new Paragraph({ heading, text: legalText(title) }),
    new Paragraph({ style: 'underTitle', spacing: { after: 120 }, text: legalText(underTitle) }),
  ];
}

function contentsTable({ domains }: Catalog): Table {
  const row = ([number, name, count]: readonly [string, string, string], isHeading = false): TableRow =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHeading,
      children: [
        tableCell(number, isHeading ? 'heading' : 'centred'),
        tableCell(name, isHeading ? 'heading' : 'text'),
        tableCell(count, isHeading ? 'heading' : 'centred'),
      ],
    });
  return new Table({
    alignment: AlignmentType.CENTER,
    width: { size: 12_000, type: WidthType.DXA },
    columnWidths: [1_500, 8_000, 2_500],
    margins: { top: 60, bottom: 60, left: 200, right: 200 },
    rows: [
      row(['序号', '领域', '事项数'], true),
      ...domains.map(({ name, items }, index) => row([String(index + 1), name, String(items.length)])),
      row(['', '合计', String(domains.reduce((sum, { items }) => sum + items.length, 0))]),
    ],
  });
}
