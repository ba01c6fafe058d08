import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { FileChild } from 'docx';
import type { ClearanceList } from '../regulation/clearance-lists.js';
import type { ClearanceAnnex } from './clearance-words.js';
import { annexTitle, asOf, clearanceHeadings, clearanceRow, listTitle } from './clearance-words.js';
import { legalText } from '../catalog/legal-text.js';
import { plainProperties } from './official/core-properties.js';
import { tableCell } from './official/document-cell.js';
import { documentRun, paragraphStyles, titleParagraph, titleRun } from './official/document-styles.js';
import { dateZip } from './zip-time.js';

/** A4 upright, in twentieths of a point. */
const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_440, bottom: 1_440, left: 1_200, right: 1_200 },
};
const widths = [700, 4_200, 1_900, 1_400, 1_306];

/** The annex of a notice on clearing as a Word document, its lists one after another. */
export async function clearanceDocument(annex: ClearanceAnnex, madeAt: Date): Promise<Buffer> {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] });
  const document = new Document({
    styles: {
      default: {
        document: { run: documentRun },
        title: { run: titleRun, paragraph: titleParagraph },
        heading1: { run: { ...titleRun, size: 32 }, paragraph: titleParagraph },
      },
      paragraphStyles: paragraphStyles(),
    },
    sections: [
      {
        properties: { page },
        footers: {
          default: new Footer({ children: [new Paragraph({ style: 'pageNumber', children: [number] })] }),
        },
        children: [
          new Paragraph({ style: 'text', text: '附件' }),
          new Paragraph({ heading: HeadingLevel.TITLE, text: legalText(annexTitle(annex)) }),
          new Paragraph({ style: 'underTitle', text: asOf(annex) }),
          ...annex.lists.flatMap((list) => listOf(list)),
        ],
      },
    ],
  });
  const core = { path: 'docProps/core.xml', data: plainProperties(annexTitle(annex), madeAt) };
  return dateZip(await Packer.toBuffer(document, undefined, [core]), madeAt);
}

function listOf(list: ClearanceList): FileChild[] {
  const row = (texts: readonly string[], isHeading: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHeading,
      children: texts.map((text, index) =>
        tableCell(text, isHeading ? 'heading' : index === 0 ? 'centred' : 'text'),
      ),
    });
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      spacing: { before: 360, after: 120 },
      text: legalText(listTitle(list)),
    }),
    new Table({
      alignment: AlignmentType.CENTER,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      rows: [
        row(clearanceHeadings, true),
        ...list.documents.map((one, index) => row(clearanceRow(one, index), false)),
      ],
    }),
  ];
}
